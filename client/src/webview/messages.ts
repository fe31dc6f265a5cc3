/** What the page of the map and the extension say to each other. */
import type { MapResult, PlaceDto } from '../../../server/src/lsp/protocol';

export type ToPage =
  /** The map as it is now. */
  | { readonly type: 'map'; readonly map: MapResult }
  /** One identity and its neighbourhood, by its id on the map. */
  | { readonly type: 'show'; readonly id: string };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly place: PlaceDto }
  /** A picture to be written to a file of the user's choice. */
  | { readonly type: 'save'; readonly svg: string };
