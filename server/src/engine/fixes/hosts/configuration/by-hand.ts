/** Files whose programs put nothing into them: what their people do instead. */
import type { Step } from '../../model';
import type { Place } from '../model';
import { argument } from '../supplied';
import type { Notation } from './notation';

type Advice = (place: Place) => readonly Step[];

const ADVICE: readonly (readonly [RegExp, Advice])[] = [
  // What was typed: nothing reads it.
  [
    /(?:^|\/)\.(?:\w{1,20}_)?history$/,
    ({ file }) => [
      {
        text: 'It belongs to one person: stop tracking it, and add it to .gitignore',
        command: `git rm --cached ${argument(file)}`,
      },
    ],
  ],
  // A key in a file of its own
  [
    /(?:\.(?:pem|key|keys|ppk|p8|pk8)|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519))$/i,
    ({ file }) => [
      { text: 'Stop tracking the file, and add it to .gitignore', command: `git rm --cached ${argument(file)}` },
      'Let what starts the program write the file from the vault, readable by one user only.',
    ],
  ],
  // https://docs.docker.com/reference/cli/docker/login/#credential-stores
  [
    /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|\.dockerconfigjson)$/,
    ({ file }) => [`Let a credential helper keep the login ("credsStore" or "credHelpers" in ${file}), and remove "auths".`],
  ],
  // https://developer.hashicorp.com/terraform/language/state/remote
  [
    /\.tfstate(?:\.backup)?$/i,
    ({ file }) => [
      { text: 'Stop tracking the state, and add it to .gitignore', command: `git rm --cached ${argument(file)}` },
      'Keep the state in a remote backend that encrypts it and says who may read it; every value in it counts as known.',
    ],
  ],
  // https://www.pulumi.com/docs/iac/concepts/secrets/#secrets-and-configuration
  [
    /(?:^|\/)Pulumi\.[\w-]+\.ya?ml$/,
    ({ file, credential }) => [
      {
        text: 'Let Pulumi encrypt the value (paste it at the prompt); the program reads it with requireSecret',
        command: `pulumi config set --secret --stack ${argument(stackOf(file))} ${argument(credential.slot.name)}`,
      },
    ],
  ],
  // https://docs.uipath.com/activities/other/latest/workflow/get-robot-credential
  [
    /\.xaml$/i,
    ({ name }) => [
      `Make a credential asset ${name.component} in Orchestrator, and read it with Get Credential into a variable of the workflow.`,
    ],
  ],
  // https://learn.microsoft.com/en-us/azure/azure-functions/functions-develop-local#local-settings-file
  [
    /(?:^|\/)local\.settings\.json$/,
    ({ file, name }) => [
      { text: 'It is for one machine only: stop tracking it, and add it to .gitignore', command: `git rm --cached ${file}` },
      `In Azure, set ${name.env} as an application setting with a Key Vault reference: @Microsoft.KeyVault(VaultName=…;SecretName=…).`,
    ],
  ],
  // https://learn.microsoft.com/en-us/aspnet/identity/overview/features-api/best-practices-for-deploying-passwords-and-other-sensitive-data-to-aspnet-and-azure
  [
    /(?:^|\/)(?:web|app)(?:\.[\w-]+)?\.config$/i,
    ({ file }) => [
      `Move the section out of ${file} with configSource or file="…" into a file that is not in the repository, or let a configuration builder fill it: https://learn.microsoft.com/en-us/aspnet/config-builder.`,
    ],
  ],
  // https://twine.readthedocs.io/en/stable/#environment-variables
  [
    /(?:^|\/)\.pypirc$/,
    () => [
      'Remove the password; let Twine read TWINE_PASSWORD from the environment, or publish without a token: https://docs.pypi.org/trusted-publishers/.',
    ],
  ],
  // https://getcomposer.org/doc/03-cli.md#composer-auth
  [
    /(?:^|\/)auth\.json$/,
    ({ file }) => [`Remove ${file} from the repository and give its content in the environment variable COMPOSER_AUTH.`],
  ],
  // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
  [
    /(?:^|\/)[._]netrc$/,
    ({ file }) => [`Remove ${file} from the repository; write it when it is needed, from the vault, readable by one user only.`],
  ],
  // https://alembic.sqlalchemy.org/en/latest/tutorial.html
  [
    /(?:^|\/)alembic\.ini$/,
    ({ name }) => [`Remove sqlalchemy.url and set it in env.py: config.set_main_option("sqlalchemy.url", …) from ${name.env}.`],
  ],
  // https://grafana.com/docs/loki/latest/configure/#use-environment-variables-in-the-configuration
  [
    /(?:^|\/)(?:loki|tempo|mimir|promtail|alloy)(?:[.-][\w-]+)*\.ya?ml$/,
    ({ name }) => [
      `Write \${${name.env}} and start the program with -config.expand-env=true, without which it is read as it stands.`,
    ],
  ],
  // https://tomcat.apache.org/tomcat-10.1-doc/config/systemprops.html#Property_replacements
  [
    /(?:^|\/)(?:context|server|tomcat-users)\.xml$/,
    ({ name }) => [
      `Write \${${name.env}} and set org.apache.tomcat.util.digester.PROPERTY_SOURCE to org.apache.tomcat.util.digester.EnvironmentPropertySource in catalina.properties.`,
    ],
  ],
  [
    /\.(?:md|mdx|markdown|rst|adoc|asciidoc)$/i,
    ({ name }) => [
      `Write a placeholder in its place, such as <${name.field.replaceAll('_', '-')}>, and say where readers get a value of their own.`,
    ],
  ],
];

function adviceFor({ file }: Place): Advice | undefined {
  return ADVICE.find(([files]) => files.test(file))?.[1];
}

export const byHandNotation: Notation = {
  serves: (place) => adviceFor(place) !== undefined,
  byHand: (place) => adviceFor(place)?.(place) ?? [],
};

/** `prod` of `Pulumi.prod.yaml`. */
function stackOf(file: string): string {
  return /Pulumi\.([\w-]+)\.ya?ml$/.exec(file)?.[1] ?? 'dev';
}
