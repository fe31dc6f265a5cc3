import type { Data, MapData, Piece } from '../data';

/** What a function may ask of the template that calls it. */
export interface Call {
  /** The words of the call: what stands in the output where nothing is known. */
  readonly reference: string;
  readonly include: (name: string, dot: Data) => readonly Piece[] | undefined;
  readonly tpl: (text: readonly Piece[], dot: Data) => readonly Piece[] | undefined;
  /** Changes a map for the rest of this template. */
  readonly change: (map: MapData, key: string, value: Data | undefined) => void;
  /** Takes from what may still be done; false where nothing is left. */
  readonly spend: (steps: number) => boolean;
}

/** What a function gives; undefined where that is not known. */
export type TemplateFunction = (args: readonly Data[], call: Call) => Data | undefined;

export type Functions = Readonly<Record<string, TemplateFunction>>;
