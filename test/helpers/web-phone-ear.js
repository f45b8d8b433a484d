/*
 * Runs in a page before anything else of it: tells what the far side of each call sounds like, at 8 kHz, in frames of
 * 20 ms, and what is against the page's policy. The microphone is used as it is: what makes speech better spoils tones.
 */
(() => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    window.policyViolated(`${violatedDirective} ${blockedURI}`);
  });
  const devices = navigator.mediaDevices;
  if (devices !== undefined) {
    const open = devices.getUserMedia.bind(devices);
    const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    devices.getUserMedia = () => open({ audio: plain });
  }

  const RATE = 8000;
  const FRAME = 160;
  const FULL_SCALE = 32_767;
  let context;

  const hear = (track) => {
    context ??= new AudioContext({ sampleRate: RATE });
    void context.resume();
    const ear = context.createScriptProcessor(256, 1, 1);
    let rest = [];
    ear.onaudioprocess = ({ inputBuffer }) => {
      if (track.readyState === 'ended') {
        ear.disconnect();
        return;
      }
      rest.push(...inputBuffer.getChannelData(0));
      for (; rest.length >= FRAME; rest = rest.slice(FRAME)) {
        window.earHears(rest.slice(0, FRAME).map((sample) => Math.round(sample * FULL_SCALE)));
      }
    };
    context.createMediaStreamSource(new MediaStream([track])).connect(ear);
    ear.connect(context.destination);
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => hear(track));
    }
  };
})();
