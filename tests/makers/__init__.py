"""Makers of documents of an invented agency, Pemerintah Kabupaten Cemara Raya. Nothing here stems from a real
document."""
