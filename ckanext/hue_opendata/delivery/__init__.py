"""How pages leave the portal: their security policy, their caching, no inline script or style."""
