"""Who somebody is here, and how they become it: asked of this process, decided by its log."""
