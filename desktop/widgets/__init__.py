"""Small widgets that know nothing of briefs; views, printing and presenting are made of them."""
