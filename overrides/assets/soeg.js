// The search page. Pagefind and its index are fetched when somebody searches, not before.

const form = document.querySelector("[data-kl-search]");
const field = form.elements.q;
const status = document.querySelector("[data-kl-search-status]");
const list = document.querySelector("[data-kl-search-results]");
const more = document.querySelector("[data-kl-search-more]");
const pageSize = 10;
let pagefind;
let latest = 0;

async function load() {
  pagefind ??= import(new URL("../pagefind/pagefind.js", document.baseURI)).then(async (module) => {
    await module.options({ excerptLength: 24 });
    return module;
  });
  return pagefind;
}

function resultItem(result) {
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = result.url;
  link.textContent = result.meta.title;
  heading.append(link);
  const excerpt = document.createElement("p");
  excerpt.innerHTML = result.excerpt; // escaped by Pagefind but for its own <mark>
  item.append(heading);
  if (result.meta.dato) {
    const date = document.createElement("p");
    date.textContent = result.meta.dato;
    item.append(date);
  }
  item.append(excerpt);
  return item;
}

async function show(results, from, search) {
  const shown = await Promise.all(results.slice(from, from + pageSize).map((each) => each.data()));
  if (search !== latest) return;
  list.append(...shown.map(resultItem));
  const next = from + pageSize;
  more.hidden = next >= results.length;
  more.onclick = () => show(results, next, search);
}

async function search(words) {
  const current = ++latest;
  list.replaceChildren();
  more.hidden = true;
  if (!words) {
    status.textContent = "";
    return;
  }
  status.textContent = "Søger …";
  try {
    const { results } = await (await load()).search(words);
    if (current !== latest) return;
    const count = results.length === 1 ? "1 side" : `${results.length} sider`;
    status.textContent = results.length ? `${count} med »${words}«.` : `Ingen sider med »${words}«.`;
    await show(results, 0, current);
  } catch {
    status.textContent = "Søgningen kunne ikke hentes. Prøv igen, eller find siden i listerne.";
  }
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = field.value.trim();
  history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  search(words);
});

const asked = new URLSearchParams(location.search).get("q");
if (asked) {
  field.value = asked;
  search(asked.trim());
}
