declare module '*.md' {
  const text: string;
  export default text;
}
declare module '*.generated.txt' {
  const text: string;
  export default text;
}
