"""Pages for paper and screen readers: values of a context are laid out by a template and become PDF/UA."""
