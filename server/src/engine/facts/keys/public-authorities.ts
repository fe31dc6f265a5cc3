/** Authorities that browsers and systems trust, by the organisation in their names: their certificates are nobody's identity here. */
const ORGANISATIONS =
  /^(?:Internet Security Research Group|Let's Encrypt|Digital Signature Trust Co\.?|DigiCert,? Inc\.?|DigiCert|GlobalSign(?: nv-sa)?|Baltimore|Cybertrust.*|VeriSign, Inc\.?|Symantec Corporation|thawte, Inc\.?|GeoTrust Inc\.?|Entrust.*|The USERTRUST Network|COMODO CA Limited|Sectigo Limited|Comodo CA Limited|AddTrust AB|GoDaddy\.com, Inc\.?|The Go Daddy Group, Inc\.?|Starfield Technologies, Inc\.?|Amazon|Amazon Web Services, Inc\.?|Amazon Trust Services|Google Trust Services(?: LLC)?|Microsoft Corporation|Apple Inc\.?|QuoVadis Limited|SwissSign AG|IdenTrust|Certum|Unizeto .*|Asseco Data Systems S\.A\.|Buypass AS-.*|ZeroSSL|SSL Corporation|TrustAsia.*|WISeKey|Actalis S\.p\.A\..*|HARICA|Hellenic Academic and Research Institutions.*|D-Trust GmbH|T-Systems.*|Deutsche Telekom.*|Telia.*|Certainly|Cloudflare, Inc\.?|Network Solutions L\.L\.C\.|Trustwave Holdings, Inc\.?|SecureTrust Corporation|StartCom Ltd\.?|WoSign CA Limited|Chunghwa Telecom.*|TAIWAN-CA|certSIGN.*|Microsec Ltd\.?|Izenpe S\.A\.|FNMT-RCM|China Financial Certification Authority|Japan Certification Services.*|SECOM Trust.*|Dhimyotis|Firmaprofesional.*)$/i;
/** Files that hold what a system trusts. */
const STORES =
  /(?:^|\/)(?:ca-?certs?|ca-?bundle|ca-certificates|cacerts?|root-?cas?|trust(?:ed)?-?(?:store|roots?)|global-bundle|[\w-]*combined-ca-bundle|mozilla)[\w.-]{0,40}\.(?:pem|crt|cer|txt|bundle)$/i;

/** Whether the organisation is known to run a public authority. */
export function isPublicAuthority(organisation: string | undefined): boolean {
  return organisation !== undefined && ORGANISATIONS.test(organisation.trim());
}

/** Whether the file is named as a store of trusted authorities. */
export function isTrustStore(file: string): boolean {
  return STORES.test(file);
}
