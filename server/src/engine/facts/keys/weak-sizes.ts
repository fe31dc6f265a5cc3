/**
 * Arguments that say how strong a key is to be, and which of their values are too weak. The resource pages of
 * https://registry.terraform.io name arguments and defaults, and the reference of AWS CloudFormation its properties.
 */
import type { Value } from '../../syntax/value';

export interface WeakSize {
  /** The value that says so. */
  readonly value: Value;
  readonly path: readonly string[];
  /** `an RSA key of 1024 bits` */
  readonly words: string;
}

interface Form {
  readonly path: readonly string[];
  /** What the value comes to. */
  readonly is: 'bits' | 'algorithm';
}

const bits = (...path: string[]): Form => ({ path, is: 'bits' });
const algorithm = (...path: string[]): Form => ({ path, is: 'algorithm' });

const FORMS: ReadonlyMap<string, readonly Form[]> = new Map(
  Object.entries<readonly Form[]>({
    tls_private_key: [algorithm('ecdsa_curve'), bits('rsa_bits')],
    aws_acm_certificate: [algorithm('key_algorithm')],
    azurerm_key_vault_key: [bits('key_size')],
    azurerm_key_vault_certificate: [bits('certificate_policy', 'key_properties', 'key_size')],
    azurerm_key_vault_managed_hardware_security_module_key: [bits('key_size')],
    google_service_account_key: [algorithm('key_algorithm')],
    google_privateca_ca_pool: [bits('issuance_policy', 'allowed_key_types', 'rsa', 'min_modulus_size')],
    'AWS::CertificateManager::Certificate': [algorithm('KeyAlgorithm')],
    'Microsoft.KeyVault/vaults/keys': [bits('properties', 'keySize')],
  }),
);

/** RSA by its bits; the curves that people call so. */
const WEAK_ALGORITHM =
  /^(?:KEY_ALG_)?RSA_(512|768|1024|1536)$|^(?:EC_)?(P-?(?:192|224)|secp(?:112|128|160|192|224)[rk]\d|prime192v1)$/i;
const LEAST = 2048;

/** What a declaration of the type asks for that is too weak. */
export function weaknessOf(type: string, read: (path: readonly string[]) => Value | undefined): WeakSize | undefined {
  const forms = FORMS.get(type);
  if (!forms) return undefined;
  // The argument of the other algorithm is there and says nothing.
  const chosen = textOf(read(['algorithm']))?.toUpperCase();
  for (const { path, is } of forms) {
    const value = read(path);
    const name = path.at(-1) ?? '';
    if (chosen !== undefined && ((name === 'rsa_bits' && chosen !== 'RSA') || (name === 'ecdsa_curve' && chosen !== 'ECDSA')))
      continue;
    const words = value && (is === 'bits' ? weakBits(value) : weakAlgorithm(value));
    if (words) return { value, path, words };
  }
  return chosen === 'ECDSA' && type === 'tls_private_key' ? withoutCurve(read) : undefined;
}

/** Without `ecdsa_curve` the provider takes P-224. */
function withoutCurve(read: (path: readonly string[]) => Value | undefined): WeakSize | undefined {
  const value = read(['algorithm']);
  if (!value || read(['ecdsa_curve'])) return undefined;
  return { value, path: ['algorithm'], words: 'a key on the curve P-224, because it names none' };
}

function weakBits(value: Value): string | undefined {
  const text = textOf(value) ?? (value.kind === 'literal' && typeof value.value === 'number' ? String(value.value) : '');
  const count = /^\d{3,5}$/.test(text) ? Number(text) : LEAST;
  // Curves have a size too: 256 and above.
  return count >= LEAST || count < 512 ? undefined : `an RSA key of ${count} bits`;
}

function weakAlgorithm(value: Value): string | undefined {
  const [, size, curve] = WEAK_ALGORITHM.exec(textOf(value) ?? '') ?? [];
  if (size) return `an RSA key of ${size} bits`;
  return curve && `a key on the curve ${curve.replace(/^P-?(?=\d)/i, 'P-')}`;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'string' ? value.text : undefined;
}
