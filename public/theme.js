// Applies the chosen theme before the first paint. A file of its own, because the page allows no inline script.
try {
  const query = new URLSearchParams(location.search)
  // An embedded page is told by the page around it.
  const theme = query.has("embed") ? query.get("theme") : localStorage.getItem("theme")
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
} catch {
  // Storage may be refused; the system's theme then applies.
}
