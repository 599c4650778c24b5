// Boots the page and brings it back after a fault in the module; the page itself is drawn by the module.
// Imports nothing and names only `start`, so that the single file can hold it beside the glue.

/** @param load promises the loaded module: `mount` and, to begin anew, `__wbg_reset_state`. */
export async function start(load) {
  const STALE = 'Cannot invoke closure from previous WASM instance';
  const AGAIN_MS = 1000;

  let module;
  let saved; // the case as the page last handed it over; it outlives the module's memory
  let faulted; // { at, saved, withheld } of the last fault
  let restarting = false;

  function element(name, text, attributes = {}) {
    const made = Object.assign(document.createElement(name), attributes);
    if (text) made.textContent = text;
    return made;
  }

  // An empty copy of the root has none of the listeners of the instance that is gone.
  function emptyRoot() {
    const old = document.getElementById('kinmap');
    const root = old.cloneNode(false);
    old.replaceWith(root);
    return root;
  }

  function mountFresh(kept, trouble) {
    module.mount(emptyRoot(), (text) => { saved = text; }, kept, trouble);
    document.documentElement.dataset.ready = 'yes';
  }

  function download(text) {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = element('a', '', { href: url, download: 'kinmap-case.json' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60_000); // Chromium needs it alive for a moment
  }

  function notice(sentence, text) {
    const section = element('section', '', { className: 'trouble' });
    section.setAttribute('role', 'alert');
    section.append(element('p', sentence));
    if (text !== undefined) {
      const button = element('button', 'Download the case', { type: 'button' });
      button.addEventListener('click', () => download(text));
      section.append(button);
    }
    return section;
  }

  function giveUp(sentence, text) {
    const main = element('main');
    main.append(notice(sentence, text));
    emptyRoot().append(main);
    document.documentElement.dataset.ready = 'no';
  }

  // A trap leaves the instance's memory as it was in mid-step: nothing in it can be trusted again.
  function isFault(error) {
    if (error instanceof WebAssembly.RuntimeError) return true;
    const overflow = error instanceof RangeError || error?.name === 'InternalError';
    return overflow && /stack|recursion/i.test(error.message);
  }

  function restart(error) {
    restarting = false;
    const at = performance.now();
    const again = faulted !== undefined && at - faulted.at < AGAIN_MS && (faulted.withheld || faulted.saved === saved);
    const withheld = again && !faulted.withheld && saved !== undefined;
    faulted = { at, saved, withheld };

    if ((again && !withheld) || typeof module.__wbg_reset_state !== 'function') {
      giveUp('Kinmap stopped because of a fault in itself and could not go on. Load the page again to start afresh.', saved);
      return;
    }
    if (withheld) {
      document.body.prepend(notice('This case cannot be shown: it stopped Kinmap twice. It is not lost; keep it as a file.', saved));
      saved = undefined;
    }
    const after = withheld ? 'The case was left out.' : 'The case is as it was after the last change.';
    try {
      module.__wbg_reset_state();
      mountFresh(saved, `Kinmap met a fault in itself (${error.message}) and began anew. ${after}`);
    } catch (next) {
      if (!onError(next)) throw next;
    }
    const { dataset } = document.documentElement;
    dataset.restarts = Number(dataset.restarts ?? 0) + 1;
  }

  // Never inside the event: frames of the old instance may still be on the stack, and a microtask runs after them.
  function onError(error) {
    if (!isFault(error)) return false;
    if (!restarting) {
      restarting = true;
      queueMicrotask(() => restart(error));
    }
    return true;
  }

  function watch(event, error) {
    if (error?.message === STALE) event.preventDefault(); // a late call to the instance that is gone
    else onError(error);
  }

  if (typeof WebAssembly !== 'object') {
    giveUp('This browser cannot run Kinmap: it has no WebAssembly, or it is switched off. Every current browser has it.');
    return;
  }
  addEventListener('error', (event) => watch(event, event.error));
  addEventListener('unhandledrejection', (event) => watch(event, event.reason));
  try {
    module = await load();
    mountFresh(undefined, undefined);
    performance.mark('kinmap-ready');
  } catch (error) {
    if (module === undefined || !onError(error)) {
      giveUp(`Kinmap could not start: the download is incomplete or damaged, or this browser is too old (${error.message}). Load it again, or open it in a current browser.`);
    }
  }
}
