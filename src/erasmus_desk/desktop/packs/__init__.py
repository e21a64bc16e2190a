"""Form packs in the window: listed, added, removed, with what is wrong with them."""
