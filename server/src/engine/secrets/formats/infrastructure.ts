import { family } from './model';
import { vendors } from './vendor';

/** Infrastructure as code, orchestrators and private networks. */
const shaped = [
  ...family(
    {
      provider: 'Pulumi',
      docs: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
      rotate: 'make a new token, switch, delete the old one',
      holder: 'either',
    },
    [
      {
        id: 'pulumi-token',
        title: 'access token',
        pattern: /pul-[0-9a-f]{40}/,
        literals: ['pul-'],
        follow: ['hex', 40],
        opens: 'read the state and its secrets, and deploy, the stacks of its user, team or organization',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
  ...family(
    {
      provider: 'OpenShift',
      docs: 'https://docs.openshift.com/container-platform/latest/authentication/understanding-authentication.html',
      rotate: 'delete the OAuth access token and log in again',
      holder: 'person',
      lifetime: '24 hours by default',
    },
    [
      {
        id: 'openshift-token',
        title: 'user token',
        pattern: /sha256~[A-Za-z0-9_-]{43}/,
        literals: ['sha256~'],
        follow: ['url', 43],
        opens: 'everything its user may do in the cluster',
      },
    ],
  ),
  ...family(
    {
      provider: 'Kubernetes',
      docs: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
      rotate: 'delete the bootstrap token’s Secret and make another for the next node',
    },
    [
      {
        id: 'kubernetes-bootstrap-token',
        title: 'bootstrap token',
        pattern: /[a-z0-9]{6}\.[a-z0-9]{16}/,
        literals: ['kubeadm', 'bootstrap_token', 'bootstrap-token', 'tls-bootstrap-token', 'discovery-token '],
        at: 'keyword',
        random: true,
        opens: 'join nodes to the cluster',
        lifetime: '24 hours by default',
      },
    ],
  ),
  ...family(
    {
      provider: 'Rancher',
      docs: 'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
      rotate: 'create a new API key, switch, delete the old one',
      holder: 'person',
    },
    [
      {
        id: 'rancher-token',
        title: 'API token',
        pattern: /(?:token-[a-z0-9]{5}|kubeconfig-u-[a-z0-9]{5,16}):[a-z0-9]{54}/,
        literals: ['token-', 'kubeconfig-u-'],
        follow: ['token', 60],
        opens: 'everything its user may do in the managed clusters',
        lifetime: 'chosen at creation; the server may limit it',
      },
      {
        id: 'k3s-token',
        provider: 'K3s',
        title: 'node token',
        pattern: /K10[0-9a-f]{64}::(?:server|node):[A-Za-z0-9]{16,64}/,
        literals: ['::server:', '::node:'],
        at: 'inside',
        before: 67,
        holder: 'machine',
        opens: 'join nodes, or read the cluster’s bootstrap data as a server',
        rotate: 'rotate it with k3s token rotate',
        docs: 'https://docs.k3s.io/cli/token',
      },
    ],
  ),
  ...family(
    {
      provider: 'Harness',
      docs: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
      rotate: 'rotate the token with an overlap',
      holder: 'either',
    },
    [
      {
        id: 'harness-token',
        title: 'access token',
        pattern: /(?:pat|sat)\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}/,
        literals: ['pat.', 'sat.'],
        follow: ['url', 22],
        opens: 'run the pipelines and read the projects of its user or service account',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
  ...family(
    {
      provider: 'Tailscale',
      docs: 'https://tailscale.com/kb/1085/auth-keys',
      rotate: 'make a new key or OAuth client, revoke the old one',
      holder: 'either',
    },
    [
      {
        id: 'tailscale-key',
        title: 'key',
        pattern: /tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,40}-[A-Za-z0-9]{20,60}/,
        literals: ['tskey-'],
        follow: ['url', 30],
        opens: 'join machines to the network; an API key or client administers it',
        lifetime: '1 to 90 days; OAuth client secrets do not expire',
      },
      {
        id: 'tailscale-key-legacy',
        title: 'key',
        pattern: /tskey-(?:auth-|api-)?[A-Za-z0-9]{6,24}-[A-Za-z0-9]{9,24}/,
        literals: ['tskey-'],
        follow: ['url', 16],
        opens: 'join machines to the network; an API key administers it',
        lifetime: '1 to 90 days',
      },
    ],
  ),
];

const byName = vendors({ rotate: 'create a new key or token, switch its users, delete the old one' }, [
  [
    'Spacelift',
    'spacelift',
    'hex:64 low:40-64',
    'run stacks with the clouds’ credentials',
    'https://docs.spacelift.io/',
    { slot: 'said' },
  ],
  [
    'env0',
    'env0',
    'b62:16-64 url:16-64',
    'deploy environments with the clouds’ credentials',
    'https://docs.envzero.com/',
    { slot: 'said', random: true },
  ],
  [
    'Scalr',
    'scalr',
    '/eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,1000}\\.[A-Za-z0-9_-]{20,400}/',
    'plan, apply and read the state of its workspaces',
    'https://docs.scalr.io/',
  ],
  [
    'Vagrant Cloud',
    'vagrant.cloud|vagrantcloud|atlas.token',
    'b62:14 /[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9]{67}/',
    'publish boxes of its owner',
    'https://developer.hashicorp.com/vagrant/vagrant-cloud',
  ],
  [
    'Consul',
    'consul.http.token|consul.token|consul.acl|x-consul-token|consul.master|consul.management',
    'uuid',
    'read and write what its policies allow: keys, services, policies',
    'https://developer.hashicorp.com/consul/docs/secure/acl',
    { id: 'consul-token', title: 'ACL token' },
  ],
  [
    'Nomad',
    'nomad.token|x-nomad-token|nomad.acl',
    'uuid',
    'run jobs in the namespaces that its policies allow',
    'https://developer.hashicorp.com/nomad/docs/secure/acl',
    { id: 'nomad-token', title: 'ACL token' },
  ],
  [
    'HashiCorp Cloud Platform',
    'hcp.client|hcp.secret',
    'url:64',
    'act as its service principal',
    'https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal',
    { id: 'hcp-client-secret', title: 'client secret' },
  ],
  [
    'Boundary',
    'boundary.token|boundary.addr.token',
    '/at_[A-Za-z0-9]{10}_[A-Za-z0-9]{60,300}/',
    'open sessions to the targets of its user',
    'https://developer.hashicorp.com/boundary/docs',
    { id: 'boundary-token', title: 'auth token' },
  ],
  ['Netmaker', 'netmaker', 'b62:32', 'administer its networks', 'https://docs.netmaker.io/', { slot: 'said' }],
  [
    'Teleport',
    'teleport',
    'hex:32',
    'join nodes to the cluster',
    'https://goteleport.com/docs/',
    { id: 'teleport-join-token', title: 'join token', slot: 'said' },
  ],
  [
    'Portainer',
    'portainer',
    '/ptr_[A-Za-z0-9+\\/]{43}=/',
    'manage the container hosts of its user',
    'https://docs.portainer.io/api/access',
  ],
  [
    'Proxmox',
    'pveapitoken|proxmox|pve.token',
    'uuid',
    'manage machines as its user',
    'https://pve.proxmox.com/wiki/Proxmox_VE_API',
  ],
  ['ZeroTier', 'zerotier', 'b62:32', 'administer the networks of its owner', 'https://docs.zerotier.com/'],
  [
    'ngrok',
    'ngrok',
    '/[A-Za-z0-9]{20,32}_[A-Za-z0-9]{20,24}/ b62:48-49',
    'open tunnels and change the account’s endpoints',
    'https://ngrok.com/docs/',
  ],
]);

export const infrastructure = [...shaped, ...byName];
