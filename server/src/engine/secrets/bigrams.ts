/** Made by test/support/train-bigrams.mjs from 6215 English and program words: letter pairs, 'm' is chance, a step half a bit. */
export const BIGRAMS =
  'anomdhlcmbjqnpamapnrkiigia' +
  'oikipadaplarihnkanokpfaamg' +
  'palfqdeonannhereemiqmhcaia' +
  'nhhmsghgrecmgjnedlnhnihcia' +
  'ngoqkljfhadmmphkiqqnfkhmha' +
  'oejjpogeradnheqgeolmnaeakd' +
  'ogifshlmoadmkomiaoniogdffg' +
  'rdfjrgadqagjjhraamjnkadaia' +
  'lkolmlmadafnmspkalopalaiak' +
  'qgkgrggkkgggggpkggkgsggggg' +
  'ncjjskjgqccmcnjjggqlkcncgc' +
  'pdikrhfdqcgpfhpiadmmlhcapf' +
  'rndgsfcapahhmhopaemjmdaaga' +
  'oeooolrfndjjejngdgpqkkeagb' +
  'iknngikfiajmoslnaqmmnlmgde' +
  'qbiirgbknaepdgpnaqlnlbgbjb' +
  'fffljfffffffffjfffjfvjffff' +
  'pellsikbpahkmkohamonkhgala' +
  'memgqignpahligmnafprodhcja' +
  'pfjhrhenraakhgnkaonllffcma' +
  'nnmjnkkamaaonqjnapppfaafaa' +
  'qhgauiaaqaaaieniaegaeaaeaa' +
  'rhhkpbboqbblfppjbpnbhbjfbf' +
  'lcojqlglqcgjjckqccjqicgoli' +
  'lklinjggocgmoomrckppiglcji' +
  'qeeeuieipeeinenieeeeeeeeie';
