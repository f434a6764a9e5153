import { printable } from '@halfhour/command';
import { AREAS, type Finding, type Level } from './finding.ts';

/** Marks that can be told apart without colours. */
const MARKS: Readonly<Record<Level, string>> = { green: '✓', yellow: '!', red: '✗' };
const COLOURS: Readonly<Record<Level, number>> = { green: 32, yellow: 33, red: 31 };

/** The findings for people, by area. */
export function findingsText(
  findings: readonly Finding[],
  { inColour }: { readonly inColour: boolean },
): string {
  const mark = (level: Level) =>
    inColour ? `\u001B[${COLOURS[level]}m${MARKS[level]}\u001B[0m` : MARKS[level];
  const lines = AREAS.flatMap((area) => {
    const found = findings.filter((finding) => finding.area === area);
    if (found.length === 0) return [];
    return [
      area,
      ...found.flatMap(({ level, what, todo }) => [
        `  ${mark(level)} ${printable(what)}`,
        ...(todo === null ? [] : [`      → ${printable(todo)}`]),
      ]),
      '',
    ];
  });
  return `${lines.join('\n')}\n${summary(findings)}\n`;
}

function summary(findings: readonly Finding[]): string {
  const many = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const [red, yellow] = [many('red'), many('yellow')];
  if (red > 0) return `${red} in the way, ${yellow} worth a look.`;
  return yellow > 0 ? `Nothing in the way, ${yellow} worth a look.` : 'All is well.';
}
