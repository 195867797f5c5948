import { UiLab } from './lab/ui-lab.mjs';
import { observe } from './measure/observe.mjs';
import { noteKeys, openGroup, untilFound, watchScrolling } from './measure/page-probes.mjs';
import { percentile } from './measure/percentiles.mjs';
import { amountRow } from './measure/rows.mjs';

const FIRST_ROWS_AIM = { atMost: 1_000 };
const SEARCH_AIM = { atMost: 300 };
const NOTHING_BLANK = { atMost: 0 };
const WORDS = ['almeida', 'bernard', 'castro', 'dubois', 'eriksen', 'fischer', 'hoffmann', 'jansen', 'petit'];
/** Between two keys, as somebody types who is used to it. */
const KEY_PAUSE_MS = 70;
/** As far as a strong push of a wheel or a trackpad goes in one frame. */
const WHEEL_PIXELS = 400;

/**
 * The admin UI in a real browser, on a platform of 200,000 people: until a group's people are there, until those who were
 * searched for are there, and whether a table that is scrolled at speed ever shows nothing.
 */
export const ui = {
  name: 'ui',
  carriers: ['postgres'],
  async run({ lab, carrier, scale }) {
    const installation = await lab.installation(carrier);
    const pages = await UiLab.open(lab, installation, scale.populations.at(-1));
    const measured = (work) => observe([...installation.pids, ...lab.infrastructurePids], work);
    const rows = [
      ...(await coldRows(pages, scale, measured)),
      await pageToPageRow(pages, scale, measured),
      await searchRow(pages, scale, measured),
      ...(await scrollRows(pages, scale, measured)),
    ];
    await pages.close();
    return rows;
  },
};

async function coldRows(pages, { pageLoads }, measured) {
  const rows = [];
  for (const [name, groupId] of Object.entries(pages.groups)) {
    const sample = await measured(async () => {
      const times = [];
      for (let index = 0; index < pageLoads; index += 1)
        times.push(await pages.visit((page) => pages.open(page, groupId)));
      return { times };
    });
    rows.push(timesRow(`cold load, ${name} group, until its first rows`, sample, FIRST_ROWS_AIM));
  }
  return rows;
}

/** Each time another group, whose people the page has not had yet. */
async function pageToPageRow(pages, { pageLoads }, measured) {
  return pages.visit(async (page) => {
    await pages.open(page, pages.groups.root);
    const sample = await measured(async () => {
      const times = [];
      for (let place = 1; place <= pageLoads; place += 1) times.push(await page.evaluate(openGroup, place));
      return { times };
    });
    return timesRow('from group to group, until its first rows', sample, FIRST_ROWS_AIM);
  });
}

async function searchRow(pages, { searches }, measured) {
  return pages.visit(async (page) => {
    await pages.open(page, pages.groups.root);
    await page.evaluate(noteKeys);
    const field = page.getByRole('searchbox', { name: 'Find a person' });
    const sample = await measured(async () => {
      const times = [];
      for (const word of WORDS.slice(0, searches)) {
        await field.fill('');
        await field.pressSequentially(word, { delay: KEY_PAUSE_MS });
        times.push(await page.evaluate(untilFound, word));
      }
      return { times };
    });
    return timesRow('search in the root group, from the last key', sample, SEARCH_AIM);
  });
}

/** The window stays full as fast as one scrolls; only at the end of what was fetched one may have to wait. */
async function scrollRows(pages, { scrolledRows }, measured) {
  return pages.visit(async (page) => {
    await pages.open(page, pages.groups.root);
    await page.getByRole('table').hover();
    await page.evaluate(watchScrolling);
    const sample = await measured(async () => {
      const begun = performance.now();
      let seen = await page.evaluate('scrolling');
      while (seen.rows < scrolledRows) {
        await page.mouse.wheel(0, WHEEL_PIXELS);
        seen = await page.evaluate('scrolling');
      }
      return { ...seen, seconds: (performance.now() - begun) / 1_000 };
    });
    const { frames, blank, atEnd, rows, pixels, seconds } = sample;
    const speed = `${frames} frames, ${rows} rows, ${Math.round(pixels / seconds)} px/s`;
    const what = {
      blank: 'frames with a blank row while scrolling',
      atEnd: 'frames that waited for more rows',
    };
    return [
      amountRow({ what: what.blank, unit: '', ours: blank, sample, aim: NOTHING_BLANK, note: speed }),
      amountRow({ what: what.atEnd, unit: '', ours: atEnd, sample }),
    ];
  });
}

function timesRow(what, sample, aim) {
  const { times } = sample;
  const note = `p50 of ${times.length}, max ${Math.round(Math.max(...times))} ms`;
  return amountRow({ what, ours: percentile(times, 0.5), sample, aim, note });
}
