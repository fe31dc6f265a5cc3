import type { InventoryRecord } from '../../../../engine/inventory';

/** Figures on top: what a reader asks first. */
export function summaryOf(records: readonly InventoryRecord[]): string {
  const count = (asks: (record: InventoryRecord) => boolean) => records.filter(asks).length;
  const grave = (severity: string) => count(({ findings }) => findings.some((one) => one.severity === severity));
  const figures: readonly (readonly [string, number])[] = [
    ['identities', records.length],
    ['with a critical finding', grave('critical')],
    ['with a high finding', grave('high')],
    ['administrators', count(({ admin }) => admin === true)],
    ['with a credential written out', count(({ credentials }) => credentials.some(({ storage }) => storage === 'literal'))],
    ['without an owner', count(({ owner }) => owner === undefined)],
    ['nothing uses', count(({ references }) => references.length === 0)],
    ['open to the outside', count(({ trust }) => trust.some(({ external }) => external))],
  ];
  const tiles = figures.map(([text, number]) => `<div><dt>${text}</dt><dd>${number}</dd></div>`);
  return `<section aria-label="Summary"><dl class="summary">${tiles.join('')}</dl></section>`;
}
