// The served page: fetches the module once, then asks for nothing more.
import { start } from './app.js';

start(async () => {
  const kinmap = await import('./pkg/kinmap.js');
  await kinmap.default();
  return kinmap;
});
