/** Playbooks of Ansible whose path does not say what they are. */
import { parseYaml } from '../../../syntax/data/yaml';
import { lastOnly } from '../../remember';
import { ansible } from '../ansible';
import { isPlaybook } from '../ansible/files';
import type { Notation } from './notation';

const isOne = lastOnly((file: string, text: string): boolean => {
  const { documents } = parseYaml(file, text);
  return documents.length > 0 && documents.every(isPlaybook);
});

export const playbookNotation: Notation = {
  serves: ({ file, text }) => /\.ya?ml$/.test(file) && /^- /m.test(text) && /^[- ] hosts:/m.test(text) && isOne(file, text),
  reference: ansible.reference,
  byHand: ansible.byHand,
};
