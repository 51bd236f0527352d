declare module 'virtual:bundled-pack' {
  const load: () => Promise<import('./schema').Pack>;
  export default load;
}
