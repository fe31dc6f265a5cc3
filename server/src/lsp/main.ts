import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server';

// The transport (--stdio, --node-ipc, --socket) comes from the command line.
serve(createConnection(ProposedFeatures.all));
