import { parentPort, workerData } from 'node:worker_threads';
import { type ScanJob, takePart } from './scan';

takePart(workerData as ScanJob).then((part) => parentPort?.postMessage(part));
