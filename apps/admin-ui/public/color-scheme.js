// Runs before the page is painted, so that nobody who chose dark sees a flash of white.
(function () {
  var chosen;
  try {
    chosen = localStorage.getItem('rollcall-color-scheme');
  } catch {
    chosen = null;
  }
  var isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
