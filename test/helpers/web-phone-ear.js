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

  /* What comes by telephone has nothing above 4 kHz: every so many samples one is enough. */
  const samplesOf = (data) => {
    const all = new Float32Array(data.numberOfFrames);
    data.copyTo(all, { planeIndex: 0, format: 'f32-planar' });
    const step = data.sampleRate / RATE;
    data.close();
    return Array.from({ length: Math.floor(all.length / step) }, (_, i) => all[i * step]);
  };

  const hear = async (track) => {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    let rest = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest.push(...samplesOf(value));
      for (; rest.length >= FRAME; rest = rest.slice(FRAME)) {
        window.earHears(rest.slice(0, FRAME).map((sample) => Math.round(sample * FULL_SCALE)));
      }
    }
  };

  /* What a page plays of its own, as what somebody said into the microphone. */
  const { value: play } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play');
  HTMLMediaElement.prototype.play = function () {
    if (this.src.startsWith('blob:')) {
      const stream = this.captureStream();
      stream.addEventListener('addtrack', ({ track }) => void hear(track));
      for (const track of stream.getAudioTracks()) void hear(track);
    }
    return play.call(this);
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => void hear(track));
    }
  };
})();
