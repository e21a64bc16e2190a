"""Documents on paper without an office program: pages drawn by Qt, as PDF and as preview."""
