declare module 'virtual:bundled-pack' {
  const pack: import('./schema').Pack;
  export default pack;
}
