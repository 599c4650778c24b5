// Drawing on the map by mouse, by keyboard, by touch and by form: on the served page and on the file from disk.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { forBoth } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FAMILY = 'mother Karen 41, father Tom, son Sam 15, daughter Lily 12, grandmother Ruth';
const [KAREN, TOM, SAM, LILY, RUTH] = ['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => `#on-map-${id}`);

/** A family of five on an empty sheet, by keyboard alone. */
async function draw(page) {
  await page.locator('#begin-drawing').press('Enter');
  await page.keyboard.type(FAMILY);
  await page.keyboard.press('Enter');
  await page.waitForSelector(RUTH);
}

/** Every mark and member in words, members with where they stand. */
const sentences = (page) => page.locator('#canvas svg :is(.mark, .member, .slip, .descent)').evaluateAll((all) =>
  all.map((it) => [it.getAttribute('aria-label'), it.getAttribute('d'), it.querySelector('rect')?.getAttribute('x')].join(' ')).sort());
const says = (page, words) => page.waitForFunction((words) => [...document.querySelectorAll('#canvas svg [aria-label]')].some((it) => it.getAttribute('aria-label').includes(words)), words);
const undo = (page, name) => page.waitForFunction((name) => [...document.querySelectorAll('[data-act=undo]')].some((it) => it.title === `Undo: ${name}`), name);

/** Every change of the map by keyboard: the keys after the focus is on somebody, and what undo then calls it. */
const KEYS = [
  ['a tie', SAM, ['a'], [KAREN], 'affiliation Sam – Karen'],
  ['a tie so close that it limits', SAM, ['o'], [KAREN], 'overinvolvement Sam – Karen'],
  ['a conflict', KAREN, ['x'], [TOM], 'conflict Karen – Tom'],
  ['a distance', TOM, ['d'], [LILY], 'disengagement Tom – Lily'],
  ['a coalition', KAREN, ['c'], [SAM, TOM], 'coalition Karen + Sam against Tom'],
  ['a detour with blame', KAREN, ['b'], [TOM, SAM], 'detour of Karen + Tom to Sam (blame)'],
  ['a detour with worry', KAREN, ['w'], [TOM, SAM], 'detour of Karen + Tom to Sam (worry)'],
  ['a pull to side', KAREN, ['p'], [TOM, SAM], 'demand of Karen + Tom that Sam side with them'],
  ['a clear boundary', KAREN, ['l'], [SAM], 'clear boundary between Karen and Sam'],
  ['a diffuse boundary', KAREN, ['f'], [SAM], 'diffuse boundary between Karen and Sam'],
  ['a rigid boundary', KAREN, ['r'], [SAM], 'rigid boundary between Karen and Sam'],
  ['a boundary not assessed', KAREN, ['u'], [SAM], 'not assessed boundary between Karen and Sam'],
  ['a child of two', SAM, ['j'], [KAREN, TOM], 'whose child Sam is'],
  ['a step to the right', SAM, ['Shift+ArrowRight'], [], 'moving Sam'],
  ['a step to the left', SAM, ['Shift+ArrowLeft'], [], 'moving Sam'],
  ['a step up', SAM, ['Shift+ArrowUp'], [], 'moving Sam'],
  ['a step down', SAM, ['Shift+ArrowDown'], [], 'moving Sam'],
  ['back to the layout', SAM, ['Shift+ArrowUp', 'n'], [], 'giving Sam back to the layout'],
  ['once more', SAM, ['k'], [], 'adding Sam 2'],
  ['taking away', LILY, ['Delete'], [], 'removing Lily'],
];

forBoth('every mark can be drawn by keyboard, and undone', async (page) => {
  await draw(page);
  for (const [what, first, keys, others, name] of KEYS) {
    const before = await sentences(page);
    await page.locator(first).press('Enter');
    for (const key of keys) await page.locator(first).press(key);
    for (const other of others) await page.locator(other).press('Enter');
    await undo(page, name);
    assert.notDeepEqual(await sentences(page), before, what);
    // As many steps back as keys that changed something.
    const steps = others.length === 0 ? keys.length : 1;
    for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+z');
    const same = async () => JSON.stringify(await sentences(page)) === JSON.stringify(before);
    for (let tries = 0; tries < 80 && !await same(); tries += 1) await page.waitForTimeout(25);
    assert.deepEqual(await sentences(page), before, `${what} is undone`);
    await page.keyboard.press('Escape');
  }
});

forBoth('arrows go from one to the next, and groups are completed by a key', async (page) => {
  await draw(page);
  const focus = () => page.evaluate(() => document.activeElement.id);
  await page.locator(KAREN).press('ArrowRight');
  assert.equal(await focus(), 'on-map-p2');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focus(), 'on-map-p4');
  await page.keyboard.press('g');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('e');
  await undo(page, 'subsystem Lily + Sam');
  await page.locator(KAREN).press('l');
  await page.locator('[data-act="editor.below:1"]').press('Enter');
  await undo(page, 'clear boundary between the parents and the children');
  await page.locator(KAREN).press('.');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('class')), /boundary clear/);
  await page.keyboard.press('m');
  await page.waitForSelector('[role=menu]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await undo(page, 'rigid boundary between the parents and the children');
});

forBoth('a member is dragged, Escape takes it back, and one step undoes it', async (page) => {
  await draw(page);
  await page.locator(SAM).scrollIntoViewIfNeeded();
  const place = async () => (await page.locator(SAM).locator('rect').boundingBox()).x;
  const before = await place();
  const drag = async () => {
    const box = await page.locator(SAM).boundingBox();
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x - 40, box.y + 8, { steps: 3 });
    await page.mouse.move(box.x - 110, box.y + 8, { steps: 5 });
    await page.waitForFunction(([before]) => document.querySelector('#on-map-p3 rect').getBoundingClientRect().x < before - 50, [before]);
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.waitForFunction(([before]) => Math.abs(document.querySelector('#on-map-p3 rect').getBoundingClientRect().x - before) < 2, [before]);
  await page.mouse.up();
  await drag();
  await page.mouse.up();
  await undo(page, 'moving Sam');
  await page.keyboard.press('Control+z');
  await page.waitForFunction(([before]) => Math.abs(document.querySelector('#on-map-p3 rect').getBoundingClientRect().x - before) < 2, [before]);
});

forBoth('a frame and Shift choose several, and the menu draws with them', async (page) => {
  await draw(page);
  const canvas = await page.locator('#canvas svg').boundingBox();
  await page.mouse.move(canvas.x + 5, canvas.y + 5);
  await page.mouse.down();
  await page.mouse.move(canvas.x + canvas.width - 60, canvas.y + canvas.height - 60, { steps: 4 });
  await page.waitForSelector('.choosing');
  await page.mouse.up();
  await page.waitForSelector('.prompt:has-text("5 are chosen")');
  await page.keyboard.press('Escape');
  await page.click(KAREN);
  await page.click(SAM, { modifiers: ['Shift'] });
  await page.click(SAM, { button: 'right' });
  await page.locator('[role=menu] button', { hasText: /^Household$/ }).click();
  await undo(page, 'household Karen + Sam');
  await page.click(KAREN);
  await page.click('#tool-conflict');
  await page.click(TOM);
  await undo(page, 'conflict Karen – Tom');
});

forBoth('everything can be done in the list, with form controls alone', async (page) => {
  await draw(page);
  await page.click('#list-toggle');
  const list = page.locator('#map-list');
  const set = async (action, value) => {
    const field = list.locator(`[data-act="editor.${action}"]`);
    if (await field.evaluate((it) => it.tagName === 'SELECT')) await field.selectOption(value);
    else { await field.fill(value); await field.press('Enter'); }
  };
  const press = (action) => list.locator(`[data-act="editor.${action}"]`).press('Enter');
  const steps = [
    [() => set('set:name:p2', 'Thomas'), 'renaming Tom to Thomas'],
    [() => set('set:role:p2', 'step-father'), 'Thomas’s role, step-father'],
    [() => set('set:generation:p4', '1'), 'Lily’s generation'],
    [() => set('set:age:p4', '13'), 'Lily’s age'],
    [() => set('set:height:p3', '1'), 'moving Sam'],
    [() => press('set:present:p2'), 'Thomas as absent'],
    [() => press('set:presented:p3'), 'Sam as the one presented'],
    [() => press('set:deceased:p5'), 'Ruth as having died'],
    [() => set('title', 'The Hales'), 'the title of the map'],
    [() => set('note', 'since the move'), 'a note'],
    [() => set('note:p3', 'skips school'), 'a note'],
    [() => set('set:parent:p3', 'p1'), 'whose child Sam is'],
    [() => set('set:other-parent:p3', 'p2'), 'whose child Sam is'],
  ];
  const tools = await list.locator('#form-tool option').evaluateAll((all) => all.map((it) => it.value).filter(Boolean));
  assert.equal(tools.length, 15);
  for (const tool of tools) {
    steps.push([async () => {
      await set('form-tool', tool);
      // Sam is a child of Karen’s already, and nobody is their own grandparent.
      const people = tool === 'parents' ? ['p4', 'p1', 'p2'] : ['p1', 'p2', 'p3'];
      for (let part = 0; part < 3 && await list.locator(`#form-part-${part}`).count(); part += 1) {
        if (part === 2 && /household|subsystem/.test(tool)) break;
        await list.locator(`#form-part-${part}`).selectOption(people[part]);
      }
      await press('form-draw');
    }, undefined]);
  }
  steps.push(
    [() => press('remove-one:conflict:p1+p2'), 'erasing conflict Karen – Thomas'],
    [() => press('remove-one:p4'), 'removing Lily'],
  );
  const undoName = () => page.locator('[data-act=undo]').getAttribute('title');
  for (const [step, name] of steps) {
    const before = await undoName();
    await step();
    if (name) await undo(page, name);
    else await page.waitForFunction((before) => document.querySelector('[data-act=undo]').title !== before, before);
  }
  await page.waitForFunction(() => document.querySelectorAll('#map-list .list-marks li').length >= 6);
});

forBoth('goal, states to return to, pictures and the case in a drawing', async (page) => {
  await draw(page);
  await page.locator(KAREN).press('Enter');
  await page.locator(KAREN).press('x');
  await page.locator(TOM).press('Enter');
  await undo(page, 'conflict Karen – Tom');
  const checkpoint = page.locator('[data-act="editor.checkpoint"]');
  await checkpoint.fill('before the talk');
  await checkpoint.press('Enter');
  await undo(page, 'keeping the map as before the talk');
  await page.click('#make-goal');
  await page.locator('#canvas svg .conflict').press('Delete');
  await page.waitForSelector('#comparison li:has-text("Karen")');
  await page.locator('#prompt-bar [data-act="editor.side:current"]').press('Enter');
  await page.waitForSelector('#canvas svg .conflict');
  await page.locator('#canvas svg .conflict').press('Delete');
  await page.click('[data-act="editor.return:0"]');
  await page.waitForSelector('#canvas svg .conflict');

  const download = async (action) => {
    const [it] = await Promise.all([page.waitForEvent('download'), page.click(`[data-act="editor.${action}"]`)]);
    return [it.suggestedFilename(), await readFile(await it.path())];
  };
  const widths = [];
  for (const scale of [1, 2, 3]) {
    const [name, bytes] = await download(`picture:${scale}`);
    assert.equal(name, 'family map.png');
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    widths.push(bytes.readUInt32BE(16));
  }
  assert.ok(Math.abs(widths[1] - 2 * widths[0]) <= 2 && Math.abs(widths[2] - 3 * widths[0]) <= 3, `${widths}`);
  const [, plain] = await download('drawing');
  assert.doesNotMatch(plain.toString(), /kinmap-case/);
  const [name, svg] = await download('drawing-with-case');
  await page.click('[data-act="go:open"]');
  await page.setInputFiles('#file', { name, mimeType: 'image/svg+xml', buffer: svg });
  await page.waitForSelector('#map svg .conflict');
});

/** Presses by keyboard what offers an action. */
const enter = (page, action, within = '#main') => page.locator(`${within} [data-act="editor.${action}"]`).first().press('Enter');

forBoth('people, groups, notes and several on each side by keyboard, each undone', async (page) => {
  await draw(page);
  await page.locator('#people-toggle').press('Enter');
  await page.waitForSelector('#add-people', { state: 'detached' });
  await page.locator('#people-toggle').press('Enter');
  await enter(page, 'add:partner');
  await undo(page, 'adding Partner');
  await page.locator('#people-toggle').press('Enter');
  await page.keyboard.press('Control+z');

  await page.locator(SAM).press('Enter');
  await page.locator(LILY).press('Shift+Enter');
  await page.waitForSelector('.prompt:has-text("2 are chosen")');
  await page.locator(LILY).press('Escape');
  await page.locator(SAM).press('s');
  for (const who of [SAM, LILY]) await page.locator(who).press('Enter');
  await page.waitForSelector('.prompt:has-text("2 are chosen")');
  await page.locator(LILY).press('g');
  await undo(page, 'subsystem Sam + Lily');
  await page.locator(SAM).press('Control+a');
  await page.waitForSelector('.prompt:has-text("5 are chosen")');
  await page.locator(SAM).press('Escape');
  await page.locator(SAM).press('s');

  await page.locator('#list-toggle').press('Enter');
  const name = page.locator('[data-act="editor.name-area:subsystem:p3+p4"]');
  await name.fill('the young');
  await name.press('Enter');
  await undo(page, 'subsystem the young: Sam + Lily');

  await page.locator(KAREN).press('r');
  await page.locator(KAREN).press('v');
  for (const who of [KAREN, TOM]) await page.locator(who).press('Enter');
  await page.locator(TOM).press('e');
  await page.waitForSelector('.prompt:has-text("the other side")');
  for (const who of [SAM, LILY]) await page.locator(who).press('Enter');
  await page.locator(LILY).press('e');
  await undo(page, 'rigid boundary between Karen and Tom and Sam and Lily');
  const style = page.locator('#map-list [data-act^="editor.style:"]');
  await style.selectOption('clear');
  await undo(page, 'clear boundary between Karen and Tom and Sam and Lily');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.locator('#form-tool').selectOption('diffuse');
  await page.locator('.form-sides summary').press('Enter');
  for (const [side, who] of [['near', 'p1'], ['near', 'p5'], ['far', 'p3'], ['far', 'p4']]) await enter(page, `form-side:${side}:${who}`);
  await page.locator('#form-draw').press('Enter');
  await undo(page, 'diffuse boundary between Karen and Ruth and Sam and Lily');

  const note = page.locator('#map-list [data-act="editor.note:p3"]');
  await note.fill('skips school');
  await note.press('Enter');
  await undo(page, 'a note');
  await page.locator(KAREN).press(',');
  const slip = page.locator('#canvas .slip');
  await page.waitForFunction(() => document.activeElement.classList.contains('slip'));
  const place = () => slip.locator('rect').getAttribute('x');
  const before = await place();
  await slip.press('Shift+ArrowRight');
  await undo(page, 'moving a note');
  assert.notEqual(await place(), before);
  await slip.press('n');
  await undo(page, 'giving a note back to the layout');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.waitForFunction((before) => document.querySelector('#canvas .slip rect').getAttribute('x') === before, before);
  await slip.press('Delete');
  await undo(page, 'erasing a note');
});

forBoth('a note is dragged by the pointer, and one step undoes it', async (page) => {
  await draw(page);
  await page.locator('#list-toggle').press('Enter');
  const note = page.locator('#map-list [data-act="editor.note"]');
  await note.fill('since the move');
  await note.press('Enter');
  await page.locator('#canvas .slip').scrollIntoViewIfNeeded();
  const place = async () => (await page.locator('#canvas .slip rect').boundingBox()).x;
  const before = await place();
  const box = await page.locator('#canvas .slip').boundingBox();
  await page.mouse.move(box.x + 8, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y - 20, { steps: 3 });
  await page.mouse.move(box.x + 90, box.y - 40, { steps: 4 });
  await page.waitForFunction(([before]) => document.querySelector('#canvas .slip rect').getBoundingClientRect().x > before + 40, [before]);
  await page.mouse.up();
  await undo(page, 'moving a note');
  await page.keyboard.press('Control+z');
  await page.waitForFunction(([before]) => Math.abs(document.querySelector('#canvas .slip rect').getBoundingClientRect().x - before) < 2, [before]);
});

forBoth('views, versions and files by keyboard', async (page) => {
  await draw(page);
  const view = () => page.locator('#canvas svg').getAttribute('viewBox');
  const whole = await view();
  const seen = async (key, same) => {
    await page.locator(KAREN).press(key);
    await page.waitForFunction(([whole, same]) => (document.querySelector('#canvas svg').getAttribute('viewBox') === whole) === same, [whole, same]);
  };
  await seen('+', false);
  await seen('0', true);
  await seen('-', false);
  await enter(page, 'zoom:fit');
  await page.waitForFunction((whole) => document.querySelector('#canvas svg').getAttribute('viewBox') === whole, whole);

  const checkpoint = page.locator('[data-act="editor.checkpoint"]');
  await checkpoint.fill('first');
  await checkpoint.press('Enter');
  await page.locator(LILY).press('Delete');
  await enter(page, 'return:0');
  await undo(page, 'returning to first');
  await enter(page, 'forget:0');
  await undo(page, 'forgetting first');
  await enter(page, 'goal');
  await undo(page, 'a goal map');
  await enter(page, 'side:current');
  await page.waitForSelector('figure[aria-label^="Now"] #canvas');
  await enter(page, 'drop-goal');
  await undo(page, 'putting the goal map away');
  for (const [action, file] of [['picture:1', 'family map.png'], ['drawing', 'family map.svg'], ['drawing-with-case', 'family map.svg']]) {
    const [it] = await Promise.all([page.waitForEvent('download'), enter(page, action)]);
    assert.equal(it.suggestedFilename(), file);
  }
  await page.locator('#editor-toggle').press('Enter');
  await page.waitForSelector('#canvas', { state: 'detached' });
  // Undo also where nothing has the focus.
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Control+z');
  await undo(page, 'a goal map');
});

forBoth('what the evidence suggests is set aside, brought back, kept and followed by keyboard', async (page) => {
  await page.locator('[data-act="open-sample:0"]').press('Enter');
  await page.locator('[data-act="confirm-cast"]').first().press('Enter');
  await page.locator('#editor-toggle').press('Enter');
  await page.locator('#canvas svg .coalition').first().press('Delete');
  await page.waitForSelector('#canvas svg .coalition.overruled');
  await page.locator('#list-toggle').press('Enter');
  await page.locator('#map-list [data-act^="editor.restore:"]').press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('[data-act=undo]')].some((it) => it.title.startsWith('Undo: bringing back')));
  await page.keyboard.press('Control+z');
  await page.locator('#beside [data-act="editor.keep:0"]').press('Enter');
  await undo(page, 'keeping what was drawn');
  await page.keyboard.press('Control+z');
  await page.locator('#beside [data-act="editor.follow:0"]').press('Enter');
  await undo(page, 'following the evidence');
  await page.keyboard.press('Control+z');
  await page.waitForSelector('#canvas svg .coalition.overruled');
});

const TOUCH = { context: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } } };

forBoth('fingers draw a coalition in three presses after its button', async (page) => {
  await page.locator('#begin-drawing').tap();
  await page.locator('[data-act="editor.line"]').fill(FAMILY);
  await page.locator('[data-act="editor.add-people"]').tap();
  await page.waitForSelector(RUTH);
  await page.locator('#tool-coalition').tap();
  for (const [next, who] of [['first', KAREN], ['second', SAM], ['against', TOM]]) {
    await page.waitForSelector(`.prompt:has-text("${next}")`);
    await page.locator(who).tap();
  }
  await undo(page, 'coalition Karen + Sam against Tom');
  await page.locator('[data-act="editor.several"]').tap();
  await page.locator(SAM).tap();
  await page.locator(LILY).tap();
  await page.locator('#tool-subsystem').tap();
  await undo(page, 'subsystem Sam + Lily');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390, 'nothing overflows');
}, TOUCH);

for (const colorScheme of ['light', 'dark']) {
  forBoth(`the editor is free of serious findings of axe, ${colorScheme}`, async (page) => {
    await page.evaluate(AXE);
    await draw(page);
    await page.locator(KAREN).press('Enter');
    for (const [key, others] of [['c', [SAM, TOM]], ['x', [TOM]], ['l', [SAM]]]) {
      await page.locator(KAREN).press('Enter');
      await page.locator(KAREN).press(key);
      for (const other of others) await page.locator(other).press('Enter');
    }
    const judge = async (what) => {
      const { violations } = await page.evaluate(() => window.axe.run());
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.html).join(' | ')}`), [], what);
    };
    await judge('the sheet');
    await page.click('#list-toggle');
    await page.click('#people-toggle');
    await judge('the list');
    await page.locator(KAREN).press('m');
    await page.waitForSelector('[role=menu]');
    await judge('the menu');
    await page.keyboard.press('Escape');
    await page.click('#make-goal');
    await judge('the goal');
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the editor is ${width} px wide at 320`);
  }, { context: { bypassCSP: true, colorScheme } });
}

/** A case of 20 people with 200 marks, as the page saves it. */
function crowd() {
  const map = (part) => ({ version: 1, title: '', members: [], ties: [], triads: [], boundaries: [], areas: [], ...part });
  const id = (n) => `p${n + 1}`;
  const roles = ['grandmother', 'mother', 'father', 'son', 'daughter'];
  const members = [...Array(20).keys()].map((n) => ({
    id: id(n), name: `Person ${n + 1}`, role: roles[n % 5], generation: [2, 1, 1, 0, 0][n % 5], present: true, identifiedPatient: false, raised: 0,
  }));
  const edits = members.map((member) => ({ edit: 'join', with: map({ members: [member] }) }));
  const kinds = ['affiliation', 'conflict'];
  for (let one = 0; one < 20 && edits.length < 220; one += 1) {
    for (let other = one + 1; other < 20 && edits.length < 220; other += 1) {
      for (const kind of kinds.slice(0, (one + other) % 7 === 0 ? 2 : 1)) {
        edits.push({ edit: 'draw', with: map({ ties: [{ id: `${kind}:${id(one)}+${id(other)}`, kind, one: id(one), other: id(other) }] }) });
      }
    }
  }
  const drawing = { begun: true, edits: edits.slice(0, 220) };
  return JSON.stringify({ kinmapCase: { version: 1, name: '', cast: { members: [] }, confirmed: false, drawing, transcript: null } });
}

forBoth('how long a frame of a drag takes with 20 people and 200 marks is printed', async (page, target) => {
  await page.evaluate(() => {
    window.frames_of_drag = [];
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (draw) => requestAnimationFrame.call(window, (time) => {
      const began = performance.now();
      draw(time);
      window.frames_of_drag.push(performance.now() - began);
    });
  });
  await page.setInputFiles('#file', { name: 'crowd.kinmap.json', mimeType: 'application/json', buffer: Buffer.from(crowd()) });
  await page.waitForSelector('#editor-toggle');
  await page.click('#editor-toggle');
  await page.waitForSelector('#on-map-p20');
  assert.equal(await page.locator('#canvas svg .mark').count(), 200);
  const box = await page.locator('#on-map-p2').locator('rect').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 20);
  for (let step = 0; step < 60; step += 1) await page.mouse.move(box.x + 40 + 3 * step, box.y + 20 - step);
  await page.waitForFunction(() => window.frames_of_drag.length > 10);
  await page.mouse.up();
  const times = (await page.evaluate(() => window.frames_of_drag)).filter((it) => it > 0.5).sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))]?.toFixed(1);
  console.log(`${target}: a frame of a drag, 20 people and 200 marks, patch included: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (${times.length} frames)`);
  assert.ok(times.length > 5, 'frames were drawn');
});
