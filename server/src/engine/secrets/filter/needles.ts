/** What the byte filter's needles stand for. */

/** What a needle stands for: 0 and above is a format's index; these are the others. -50 and below: decode/targets.ts. */
export const Target = {
  privateKey: -1,
  encodedKey: -2,
  url: -3,
  dsn: -4,
  settings: -5,
  /** `password…`: the name may go on. */
  word: -6,
  /** `…_key`: the name ends there. */
  lastWord: -7,
  identity: -8,
  curl: -9,
  template: -10,
  awsType: -11,
  apiVersion: -12,
  statement: -13,
  /** `provider` at the top of a YAML file, as a Serverless Framework service has it. */
  service: -21,
  /** A package of the AWS SDK. */
  sdk: -19,
  /** A package of the AWS CDK. */
  cdk: -20,
  driver: -14,
  environment: -15,
  header: -16,
  agent: -30,
  /** The first line of a certificate or of a request for one. */
  certificate: -31,
  /** The head of a public key as SSH writes it, in base64. */
  publicKey: -32,
  /** A program that takes a password on its command line. */
  command: -17,
  /** A call whose arguments are a login. */
  login: -18,
} as const;

/** ASCII bytes; lower case where upper and lower are to be the same. */
export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
