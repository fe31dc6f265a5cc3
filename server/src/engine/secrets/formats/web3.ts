import { family } from './model';
import { closed, SAID, vendors } from './vendor';

const rotate = 'make a new key, switch its users, delete the old one';
const chain = 'send requests at the account’s cost';

/** Nodes, indexes and storage of blockchains. */
export const web3 = [
  ...family(
    {
      provider: 'SettleMint',
      docs: 'https://console.settlemint.com/documentation',
      rotate,
      opens: 'blockchain apps of the workspace',
    },
    [
      {
        id: 'settlemint-token',
        title: 'access token',
        pattern: /sm_(?:pat|aat|sat)_[A-Za-z0-9]{16}/,
        literals: ['sm_pat_', 'sm_aat_', 'sm_sat_'],
        follow: ['base62', 16],
      },
    ],
  ),
  ...family({ provider: 'Etherscan', docs: 'https://docs.etherscan.io/', rotate, opens: chain }, [
    {
      id: 'etherscan-key',
      title: 'API key',
      pattern: /[A-Z0-9]{34}/,
      literals: ['etherscan', 'bscscan', 'polygonscan', 'arbiscan', 'snowtrace', 'ftmscan', 'basescan', 'optimistic_etherscan'],
      at: 'keyword',
      slot: 'named',
    },
  ]),
  ...vendors({ rotate }, [
    ['Alchemy', 'alchemy|alchemyapi', 'url:32', chain, 'https://www.alchemy.com/docs', SAID],
    ['Infura', 'infura', 'hex:32', chain, 'https://docs.metamask.io/services/', SAID],
    [
      'Infura',
      'infura.io/v3/|infura.io/ws/v3/',
      'hex:32',
      chain,
      'https://docs.metamask.io/services/',
      {
        id: 'infura-endpoint',
        title: 'project ID in an address',
        slot: undefined,
        literals: ['infura.io/v3/', 'infura.io/ws/v3/', 'infura.io/v3=', 'infura.io/ws='],
        at: 'keyword',
        minor: true,
      },
    ],
    ['QuickNode', 'quicknode|quiknode', 'hex:40', chain, 'https://www.quicknode.com/docs', SAID],
    ['Moralis', 'moralis', 'b62:64', chain, 'https://docs.moralis.com/'],
    ['Blocknative', 'blocknative', 'uuid', chain, 'https://docs.blocknative.com/', closed('in June 2026')],
    ['BlockCypher', 'blockcypher', 'hex:32', chain, 'https://www.blockcypher.com/dev/'],
    [
      'Blockfrost',
      'blockfrost',
      '/(?:mainnet|testnet|preprod|preview|ipfs)[A-Za-z0-9]{32}/',
      chain,
      'https://docs.blockfrost.io/',
    ],
    ['Covalent', 'covalent', '/ckey_[0-9a-f]{27}|cqt_[A-Za-z0-9]{26}/', chain, 'https://goldrush.dev/docs/'],
    [
      'Tatum',
      'tatum|tatumio',
      '/t-[0-9a-f]{24}-[0-9a-f]{24}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/',
      chain,
      'https://docs.tatum.io/',
    ],
    ['NFTPort', 'nft.port', 'uuid', chain, 'https://docs.nftport.xyz/'],
    ['OpenSea', 'open.sea', 'hex:32', chain, 'https://docs.opensea.io/'],
    [
      'Web3 Storage',
      'web3.storage|web3storage',
      '/eyJ[A-Za-z0-9_-]{15,60}\\.eyJ[A-Za-z0-9_-]{80,300}\\.[A-Za-z0-9_-]{40,50}/',
      'read and change the account’s files',
      'https://docs.storacha.network/',
    ],
    [
      'NFT.Storage',
      'nft.storage|nftstorage',
      '/eyJ[A-Za-z0-9_-]{15,60}\\.eyJ[A-Za-z0-9_-]{80,300}\\.[A-Za-z0-9_-]{40,50}/',
      'read and change the account’s files',
      'https://nft.storage/docs/',
    ],
    ['Pinata', 'pinata', 'hex:20 hex:64', 'read and change the account’s files', 'https://docs.pinata.cloud/', SAID],
    [
      'Ethplorer',
      'ethplorer',
      '/(?:EK-)?[A-Za-z0-9]{5,20}-[A-Za-z0-9]{5,12}-?[A-Za-z0-9]{0,6}|[A-Za-z0-9-]{20,22}/',
      chain,
      'https://github.com/EverexIO/Ethplorer/wiki',
      SAID,
    ],
    ['dfuse', 'dfuse', '/(?:web|server|mobile)_[0-9a-f]{32}/', chain, 'https://docs.dfuse.io/'],
    ['Ankr', 'ankr', 'hex:64', chain, 'https://www.ankr.com/docs/', SAID],
    ['Chainstack', 'chainstack', '/[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}/', chain, 'https://docs.chainstack.com/'],
    ['GetBlock', 'getblock', 'hex:32 uuid', chain, 'https://docs.getblock.io/', SAID],
    ['Helius', 'helius', 'uuid', chain, 'https://www.helius.dev/docs'],
    ['Dune', 'dune_api|dune.api|duneapi', 'b62:32', 'queries at the account’s cost', 'https://docs.dune.com/'],
    ['The Graph', 'thegraph|graph_api', 'hex:32', chain, 'https://thegraph.com/docs/en/', SAID],
    ['Bitquery', 'bitquery', '/BQY[A-Za-z0-9]{29}|ory_at_[A-Za-z0-9_.-]{60,110}/', chain, 'https://docs.bitquery.io/'],
    ['Zapper', 'zapper', 'uuid', chain, 'https://docs.zapper.xyz/', SAID],
    ['Fireblocks', 'fireblocks', 'uuid', 'sign transactions, as the key allows', 'https://developers.fireblocks.com/', SAID],
    [
      'Circle',
      'circle_api|circleapi',
      '/(?:LIVE|TEST|SAND)_API_KEY:[0-9a-f]{32}:[0-9a-f]{32}/',
      'move money, as the key allows',
      'https://developers.circle.com/',
    ],
    [
      'Coinbase Commerce',
      'coinbase.commerce',
      'uuid',
      'charges of the shop',
      'https://docs.cdp.coinbase.com/commerce/docs/welcome',
    ],
    ['BitGo', 'bitgo', '/v2x[0-9a-f]{64}/', 'wallets of the company', 'https://developers.bitgo.com/'],
    [
      'Wallet private key',
      'mnemonic_key|deployer_key|deployer_private|wallet_private|eth_private|metamask_private|account_private',
      '/(?:0x)?[0-9a-fA-F]{64}/',
      'all that the wallet holds',
      'https://ethereum.org/en/developers/docs/accounts/',
      { id: 'ethereum-private-key', provider: 'Ethereum', title: 'private key of an account', type: 'private-key', ...SAID },
    ],
  ]),
];
