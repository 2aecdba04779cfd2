"""Other generators, each in a module of its own: the same items, lists and feed as ours."""

from collections.abc import Mapping

from benchmark.peers import eleventy, hugo, material_blog, pelican, zensical, zola
from benchmark.peers.peer import Peer

PEERS: Mapping[str, Peer] = {
    peer.name: peer
    for peer in (
        hugo.PEER,
        zola.PEER,
        eleventy.PEER,
        pelican.PEER,
        zensical.PEER,
        material_blog.PEER,
    )
}
