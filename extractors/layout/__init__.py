"""How words stand on a page: lines, the cells that gaps cut them into, blocks of address lines, and tables."""
