import type { Step } from '../../engine/fixes/model';

/** What remains to do, numbered; commands stand on lines of their own. Empty where nothing does. */
export function stepLines(steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  const lines = steps.map((step, index) => {
    const number = `${index + 1}. `.padStart(5);
    return typeof step === 'string' ? `${number}${step}` : `${number}${step.text}:\n       ${step.command}`;
  });
  return `\nWhat remains to do:\n${lines.join('\n')}\n`;
}
