const HEADINGS = ['', 'floor', 'ours', '', 'ratio', 'aim', '', 'CPU s/1000', 'others', 'load', ''];

/** The rows as a table for people. */
export function tableOf(rows) {
  const lines = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const isText = (column) => [0, 3, 6, 10].includes(column);
  const print = (cells) =>
    cells
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd();
  return lines.map(print).join('\n');
}

function cellsOf(row) {
  const { what, unit, floor, ours, ratio, aim, floorCpu, cpu, otherCores, load, note = '' } = row;
  const cpus =
    cpu === undefined
      ? ''
      : [floorCpu, cpu]
          .filter((used) => used !== undefined)
          .map(figure)
          .join(' → ');
  return [
    row.carrier === 'postgres' ? what : `${what} [${row.carrier}]`,
    figure(floor),
    figure(ours),
    unit,
    ratio === undefined ? '' : `${ratio.toFixed(2)} x`,
    aim?.text ?? '',
    aim ? (aim.isMet ? 'met' : 'MISSED') : '',
    cpus,
    otherCores === undefined ? '' : otherCores.toFixed(1),
    load === undefined ? '' : load.toFixed(1),
    note,
  ];
}

/** Three digits that matter; a count as it is. */
function figure(value) {
  if (value === undefined) return '';
  if (Number.isInteger(value)) return String(value);
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
}
