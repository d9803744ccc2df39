/** Registers itself as `globalThis.pdfjsWorker`. */
declare module 'pdfjs-dist/build/pdf.worker.mjs';
