// The single file: xtask puts this after the glue and app.js, in one script; module and samples are text in the page.
// A worker is given the same script.
if (typeof document === 'undefined') work(initSync, readApart, rehearse);
else start(async () => {
  const zipped = Uint8Array.from(atob(document.getElementById('wasm').textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  const response = new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
  await __wbg_init({ module_or_path: response });
  return { mount, __wbg_reset_state };
}, async () => Array.from(document.querySelectorAll('script[type="text/plain"].sample'), (script) => script.textContent), async () => document.querySelector('script[type="module"]').textContent);
