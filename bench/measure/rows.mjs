/**
 * One line of the report. `aim` says what is to be reached: `{ ratio: 0.3 }` at least, `{ atMost: 40 }` of ours.
 * `floor` and `ours` are summaries of `rounds.mjs`.
 */
export function rateRow({ what, floor, ours, aim, note }) {
  return row({
    what,
    unit: '/s',
    floor: floor?.rate,
    ours: ours.rate,
    ratio: floor && ours.rate / floor.rate,
    spread: ours.rates,
    aim,
    floorCpu: floor?.cpuPerThousand,
    cpu: ours.cpuPerThousand,
    load: ours.load,
    otherCores: ours.otherCores,
    note,
  });
}

/** A line about something that is best small: a time, an amount of memory. */
export function amountRow({ what, unit = 'ms', floor, ours, sample = {}, aim, note }) {
  const { load, otherCores, cpuPerThousand: cpu } = sample;
  return row({ what, unit, floor, ours, ratio: floor && ours / floor, aim, cpu, load, otherCores, note });
}

/** A line that counts. */
export function countRow(what, ours, note) {
  return row({ what, unit: '', ours, note });
}

function row(line) {
  return { ...line, aim: line.aim && { text: textOf(line), isMet: isMet(line) } };
}

function isMet({ aim, ratio, ours }) {
  return aim.ratio === undefined ? ours <= aim.atMost : ratio >= aim.ratio;
}

function textOf({ aim, unit }) {
  return aim.ratio === undefined ? `≤ ${aim.atMost} ${unit}` : `≥ ${aim.ratio} x`;
}
