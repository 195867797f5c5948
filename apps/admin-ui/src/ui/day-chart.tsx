import { Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import { defineTexts, useTexts } from '../texts/define-texts.js';
import { useFormats } from '../texts/use-formats.js';
import classes from './day-chart.module.css';

const texts = defineTexts(
  { asTable: 'The same as a table', day: 'Day' },
  { asTable: 'Les mêmes valeurs en tableau', day: 'Jour' },
);

/** What is counted each day, in which of the six colours. */
export interface ChartSeries {
  key: string;
  label: string;
  tone: 'accent' | 'good' | 'warning' | 'bad' | 'muted' | 'faint';
}

/** One day: an ISO date and a number for each series. */
export interface ChartDay {
  date: string;
  values: Readonly<Record<string, number>>;
}

interface DayChartProps {
  label: string;
  days: readonly ChartDay[];
  series: readonly ChartSeries[];
}

/** Until it is measured. */
const FIRST_WIDTH = 720;
const HEIGHT = 180;
const GAP = 2;

/** Stacked bars day by day. The picture is for eyes; the table below it has every number, for ears and for copying. */
export function DayChart({ label, days, series }: DayChartProps): ReactNode {
  const t = useTexts(texts);
  const formats = useFormats();
  const titleId = useId();
  // Drawn as wide as it is shown, so that its words are as large on a telephone as elsewhere.
  const { ref, width: measured } = useElementSize();
  const width = measured || FIRST_WIDTH;
  const totals = days.map(({ values }) => series.reduce((sum, { key }) => sum + (values[key] ?? 0), 0));
  const top = niceTop(Math.max(1, ...totals));
  const step = width / Math.max(1, days.length);
  return (
    <figure className={classes.figure} ref={ref}>
      <Group gap="md" mb={4}>
        {series.map(({ key, label: name, tone }) => (
          <Group key={key} gap={6}>
            <span className={classes.swatch} data-tone={tone} aria-hidden />
            <Text size="xs">{name}</Text>
          </Group>
        ))}
      </Group>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT + 20}`}
        role="img"
        aria-labelledby={titleId}
        className={classes.chart}
      >
        <title id={titleId}>{label}</title>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              x1={0}
              x2={width}
              y1={HEIGHT * (1 - share)}
              y2={HEIGHT * (1 - share)}
              className={classes.line}
            />
            <text x={2} y={HEIGHT * (1 - share) - 3} className={classes.scale}>
              {share > 0 && formats.number(top * share)}
            </text>
          </g>
        ))}
        {days.map(({ date, values }, index) => {
          let base = HEIGHT;
          return (
            <g key={date}>
              <title>
                {[
                  formats.day(date),
                  ...series.map(({ key, label: name }) => `${name}: ${formats.number(values[key] ?? 0)}`),
                ].join('\n')}
              </title>
              {series.map(({ key, tone }) => {
                const height = ((values[key] ?? 0) / top) * HEIGHT;
                base -= height;
                return (
                  <rect
                    key={key}
                    x={index * step + GAP / 2}
                    y={base}
                    width={Math.max(1, step - GAP)}
                    height={height}
                    data-tone={tone}
                  />
                );
              })}
            </g>
          );
        })}
        {[days.at(0), days.at(-1)].map(
          (day, index) =>
            day && (
              <text
                key={index === 0 ? 'first' : 'last'}
                x={index === 0 ? 0 : width}
                y={HEIGHT + 15}
                textAnchor={index === 0 ? 'start' : 'end'}
                className={classes.scale}
              >
                {formats.day(day.date)}
              </text>
            ),
        )}
      </svg>
      <details>
        <summary className={classes.summary}>{t('asTable')}</summary>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              {series.map(({ key, label: name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ date, values }) => (
              <tr key={date}>
                <th scope="row">{formats.day(date)}</th>
                {series.map(({ key }) => (
                  <td key={key}>{formats.number(values[key] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** The next 1, 2 or 5 with zeros, so that the scale reads well. */
function niceTop(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((factor) => factor * unit >= most) ?? 10) * unit;
}
