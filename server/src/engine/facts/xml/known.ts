/** Places of XML files whose own documentation says that a credential stands there. */
import type { XmlElement } from '../../syntax/data/xml';

/** `name` is what the value stands under: an attribute, an element or a key. */
export function isKnownSlot({ name: element, parent }: XmlElement, name: string): boolean {
  const around = parent?.name.toLowerCase() ?? '';
  switch (name.toLowerCase()) {
    case 'password':
      // https://maven.apache.org/settings.html: servers and proxies
      if (element === 'password') return around === 'server' || around === 'proxy';
      // Tomcat's tomcat-users.xml; https://learn.microsoft.com/iis/configuration/: identity, mailSettings/network, processModel
      return /^(?:user|identity|network|processmodel|virtualdirectory)$/i.test(element);
    case 'passphrase':
      return around === 'server';
    // https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials
    case 'cleartextpassword':
      return element === 'add';
    // https://learn.microsoft.com/dotnet/api/system.web.configuration.machinekeysection
    case 'validationkey':
    case 'decryptionkey':
      return element === 'machineKey';
    default:
      return false;
  }
}
