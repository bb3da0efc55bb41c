"""What must survive a restart or leave the house."""
