"""What templates print, as plain values: a module for each area."""
