// The served page: fetches the module and the sample sessions once, then asks for nothing more.
import { start, work } from './app.js';

async function text(link) {
  try {
    const response = await fetch(link.href);
    return response.ok ? await response.text() : '';
  } catch {
    return ''; // the page works without
  }
}

start(
  async () => {
    const kinmap = await import('./pkg/kinmap.js');
    await kinmap.default();
    return kinmap;
  },
  () => Promise.all(Array.from(document.querySelectorAll('link[href^="samples/"]'), text)),
  async () => {
    const glue = await text(document.querySelector('link[href="pkg/kinmap.js"]'));
    return glue && `${glue}\n(${work})(initSync, readApart, rehearse);`;
  },
);
