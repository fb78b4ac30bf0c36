"""The window around every page: banners, navigation, lock, and the background door."""
