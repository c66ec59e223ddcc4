#version 440

// Water over the painted lake: the picture is bent by slow waves, and glints drift over it. Every frequency is a
// whole number of turns per period, so `phase` may jump from 2 pi back to 0 unseen.

layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;

layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float horizon;
    float sun;
    float aspect;
    float phase;
    float glint;
    float bound;
    vec4 glintTint;
};

layout(binding = 1) uniform sampler2D picture;

float chance(vec2 cell)
{
    return fract(sin(dot(cell, vec2(12.9898, 78.233))) * 43758.5453);
}

// A row of drifting, breathing streaks; `grain` cells per width, pointed ends, soft rims.
float streaks(vec2 at, float grain, float slow, float seed)
{
    float row = floor(at.y);
    float x = at.x * grain + chance(vec2(row, seed)) * 37.0 + sin(phase * slow + row * 1.7) * 0.35;
    vec2 cell = vec2(floor(x), row);
    vec2 in_cell = vec2(fract(x), fract(at.y));
    float luck = chance(cell + seed);
    float breath = 0.5 + 0.5 * sin(phase * floor(5.0 + 9.0 * luck) + luck * 6.2832);
    float along = smoothstep(0.0, 0.5, in_cell.x) * smoothstep(1.0, 0.5, in_cell.x);
    float across = smoothstep(0.15, 0.5, in_cell.y) * smoothstep(0.85, 0.5, in_cell.y);
    return along * across * breath * step(0.62, luck);
}

void main()
{
    vec2 at = qt_TexCoord0;
    float t = max(at.y, 0.0005);
    float depth = 1.0 / (t + 0.06);
    vec2 plane = vec2((at.x - sun) * aspect * depth, depth * 9.0);

    float wave = sin(plane.y * 5.0 + phase * 17.0 + plane.x * 1.5)
               + 0.6 * sin(plane.y * 9.0 - phase * 23.0 - plane.x * 2.6)
               + 0.4 * sin(plane.y * 15.0 + phase * 31.0 + plane.x * 4.2);
    float calm = smoothstep(0.0, 0.05, t);
    vec2 bend = vec2(wave * 0.0016 * (0.25 + t) * calm, wave * 0.0030 * (0.15 + t) * calm);

    float top = horizon;
    vec2 uv = vec2(at.x + bend.x, top + clamp(at.y + bend.y, 0.0, 1.0) * (1.0 - top));
    vec3 water = texture(picture, clamp(uv, vec2(0.0), vec2(1.0))).rgb;

    float off = (at.x - sun) * aspect;
    float path = exp(-pow(off / (0.085 + 0.30 * t), 2.0));
    float rows = log(1.0 + t * 22.0) * 34.0;
    float shine = streaks(vec2(off, rows), 9.0 / (0.25 + t), 2.0, 3.0)
                + 0.8 * streaks(vec2(off, rows * 1.63 + 11.0), 14.0 / (0.25 + t), 3.0, 8.0);
    float sheen = 0.10 * streaks(vec2(off, rows * 0.8 + 5.0), 4.0 / (0.25 + t), 1.0, 21.0);
    float limit = mix(1.0, bound, smoothstep(0.08, 0.17, t));
    float amount = min(limit * (1.0 - 0.25 * t), (shine * path * 1.1 + sheen) * glint * calm);
    water += glintTint.rgb * amount * (1.0 - water);

    fragColor = vec4(water, 1.0) * qt_Opacity;
}
