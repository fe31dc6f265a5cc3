/**
 * Credentials that vendors publish for everybody: emulators, playgrounds, the samples and tests of their own SDKs. They open
 * nothing that is not open. Kept as CRC-32 sums, because the values themselves have the shape that this engine looks for.
 */
import { crc32 } from '../formats/checksum';

const AZURE_EMULATORS = [
  0xb4cbd586, // Azurite and the older storage emulator: devstoreaccount1
  0x87707360, // Cosmos DB emulator
];
/** API keys of Google's Firebase and browser samples. */
const GOOGLE_SAMPLES = [
  0x0ba59aba, 0x3627aa84, 0x94bb94f9, 0xffddd189, 0x6a4f7820, 0xfbc47221, 0x08394327, 0xafe8ff3e, 0x202f468f,
];
const OTHER_SAMPLES = [
  0x776de070, // Stripe's documentation
  0x396d8142,
  0xc1b0696b, // MinIO's public playground
  0x07e175bd, // reCAPTCHA's test secret, which lets every answer pass
  0xe3d5effa, // Kubernetes' documentation of bootstrap tokens
  0x16ce1025, // Vault's documentation of unsealing
  0x2cded043, // the secret of one-time passwords that every authenticator's documentation shows
];

const SUMS = new Set([...AZURE_EMULATORS, ...GOOGLE_SAMPLES, ...OTHER_SAMPLES]);
const LENGTHS = new Set([88, 39, 32, 40, 23, 44, 16]);

/** Whether the text is a credential that its vendor publishes. Pure function. */
export function isPublished(text: string): boolean {
  return LENGTHS.has(text.length) && SUMS.has(crc32(text));
}
