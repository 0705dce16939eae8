// Search over the headings of all pages (headings.js).
const search = document.getElementById('search');
const found = document.getElementById('found');

function find(text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word);
  const matches = words.length === 0 ? [] : headings.filter(h => words.every(word => `${h.page} ${h.text}`.toLowerCase().includes(word)));
  found.replaceChildren(...matches.slice(0, 20).map(h => {
    const item = document.createElement('li');
    const link = item.appendChild(document.createElement('a'));
    link.href = h.url;
    link.textContent = h.text;
    const page = item.appendChild(document.createElement('small'));
    page.textContent = h.page;
    return item;
  }));
  found.hidden = matches.length === 0;
  if (window.drawFormulas) drawFormulas(found);
}

search.addEventListener('input', () => find(search.value));
search.addEventListener('keydown', event => {
  if (event.key === 'Enter') found.querySelector('a')?.click();
  if (event.key === 'Escape') find(search.value = '');
});
found.addEventListener('click', () => find(search.value = ''));
