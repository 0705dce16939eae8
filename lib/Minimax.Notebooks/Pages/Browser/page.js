// Formulas and diagrams, drawn when the page is opened.
function drawFormulas(element) {
  if (!window.renderMathInElement) return;
  const delimiters = [['\\(', '\\)', false], ['\\[', '\\]', true], ['$$', '$$', true]].map(([left, right, display]) => ({ left, right, display }));
  renderMathInElement(element, { delimiters, throwOnError: false });
}

async function unpackMermaid() {
  const bytes = Uint8Array.from(atob(document.getElementById('packed-mermaid').textContent), c => c.charCodeAt(0));
  const script = document.createElement('script');
  script.text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  document.head.append(script);
}

async function drawDiagrams() {
  if (!document.querySelector('.mermaid')) return;
  if (!window.mermaid) await unpackMermaid();
  // numbered, since the clock, which names them otherwise, may say the same twice: then all take the style of one, and lose their letters
  mermaid.initialize({ startOnLoad: false, deterministicIds: true, theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default' });
  await mermaid.run({ querySelector: '.mermaid', suppressErrors: true });
  // letters of 16 pixels shrink to 9 at most: beyond that a wide diagram scrolls
  for (const drawing of document.querySelectorAll('.mermaid svg')) drawing.style.minWidth = `${drawing.viewBox.baseVal.width * 9 / 16}px`;
}

drawFormulas(document.body);
drawDiagrams();
