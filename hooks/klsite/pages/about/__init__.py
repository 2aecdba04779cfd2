"""The pages about KL, and those that belong to no other part of the site."""
