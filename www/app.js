// Boots the page and brings it back after a fault in the module; the page itself is drawn by the module.
// Imports nothing and names only `start`, so that the single file can hold it beside the glue.

/**
 * What a worker does: gets the compiled module, rehearses on the text it is given, and reads one file after another and
 * says what came of it.
 * @param initSync makes the module's instance.
 * @param readApart reads a file; see `src/page/reader.rs` for what is said.
 * @param rehearse goes through everything once; see `src/page/rehearse.rs`.
 */
export function work(initSync, readApart, rehearse) {
  const ROUNDS = 6; // after which V8 has the functions that matter compiled for speed

  // A file that is handed over meanwhile is read between two rounds.
  function rounds(text, left) {
    if (left === 0) return postMessage(['rehearsed']);
    rehearse(text);
    setTimeout(rounds, 0, text, left - 1);
  }

  onmessage = ({ data }) => {
    try {
      if (data instanceof WebAssembly.Module) {
        initSync({ module: data });
        postMessage(['ready']);
      } else if (typeof data === 'string') {
        rounds(data, ROUNDS);
      } else {
        readApart(...data, (said) => postMessage(said, said[0] === 'part' ? [said[1].buffer] : []));
      }
    } catch (error) {
      postMessage(['fault', error?.message ?? String(error)]);
    }
  };
}

/**
 * @param load promises the loaded module: `mount` and, to begin anew, `__wbg_reset_state`.
 * @param read promises the texts of the sample sessions, empty where one did not arrive.
 * @param script promises the text of a script that calls `work`, empty where there is none.
 */
export async function start(load, read, script = async () => '') {
  const STALE = 'Cannot invoke closure from previous WASM instance';
  const AGAIN_MS = 1000;

  let module;
  let samples;
  let worker; // the address of the worker's script: made here once, so that it is never fetched
  let saved; // the case as the page last handed it over; it outlives the module's memory
  let begun; // the last new beginning: { saved, withheld, calm: when it counts as over, touched: whether anyone acted since }
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

  // A page from disk may only begin classic workers, whose script neither exports nor knows its address.
  function classic(text) {
    return text.replace(/^export (?=(async )?function )/gm, '').replace(/^export \{.*$/gm, '').replaceAll('import.meta.url', '""');
  }

  function workerOf(text) {
    if (!text || typeof Worker !== 'function') return undefined;
    return URL.createObjectURL(new Blob([classic(text)], { type: 'text/javascript' }));
  }

  function mountFresh(kept, trouble) {
    module.mount(emptyRoot(), (text) => { if (!restarting) saved = text; }, samples, kept, trouble, worker);
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

  // A fault in what the last new beginning led to by itself, or right after it: the same case would only stop it again.
  function isAgain() {
    if (begun === undefined || (begun.touched && performance.now() > begun.calm)) return false;
    return begun.withheld || begun.saved === saved;
  }

  // The module throws plain text where it has no more to say.
  const words = (error) => error?.message ?? String(error);

  function restart(error) {
    restarting = false;
    const again = isAgain();
    const withheld = again && !begun.withheld && saved !== undefined;
    if ((again && !withheld) || typeof module.__wbg_reset_state !== 'function') {
      giveUp('Kinmap stopped because of a fault in itself and could not go on. Load the page again to start afresh.', saved);
      return;
    }
    if (withheld) {
      document.body.prepend(notice('This case cannot be shown: it stopped Kinmap twice. It is not lost; keep it as a file.', saved));
      saved = undefined;
    }
    begun = { saved, withheld, calm: Infinity, touched: false };
    const after = withheld ? 'The case was left out.' : 'The case is as it was after the last change.';
    try {
      module.__wbg_reset_state();
      mountFresh(saved, `Kinmap met a fault in itself (${words(error)}) and began anew. ${after}`);
      begun.calm = performance.now() + AGAIN_MS;
    } catch (next) {
      if (!onError(next)) giveUp(`Kinmap stopped because of a fault in itself and could not begin anew (${words(next)}). Load the page again.`, saved);
    }
    const { dataset } = document.documentElement;
    dataset.restarts = Number(dataset.restarts ?? 0) + 1;
  }

  // Never inside the event: frames of the old instance may still be on the stack, and a microtask runs after them.
  function onError(error) {
    if (module === undefined || !isFault(error)) return false;
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
  for (const act of ['pointerdown', 'keydown', 'drop']) {
    addEventListener(act, () => { if (begun) begun.touched = true; }, { capture: true });
  }
  // Where nothing has the focus, keys belong to the page as a whole: undo is always at hand.
  addEventListener('keydown', (event) => {
    if (event.target !== document.body) return;
    const root = document.getElementById('kinmap');
    if (!root.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
  });
  try {
    let text;
    [samples, module, text] = await Promise.all([read(), load(), script()]);
    worker = workerOf(text);
    mountFresh(undefined, undefined);
    performance.mark('kinmap-ready');
  } catch (error) {
    if (!onError(error)) {
      giveUp(`Kinmap could not start: the download is incomplete or damaged, or this browser is too old (${words(error)}). Load it again, or open it in a current browser.`);
    }
  }
}
