import { go } from './go';
import { java } from './java';
import type { SdkOracle } from './model';
import { python } from './python';
import { javascript, typescript } from './typescript';

export const SDK_ORACLES: readonly SdkOracle[] = [typescript, javascript, python, go, java];
