"""Actions and who may use them."""
