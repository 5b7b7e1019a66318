//! A slot file and a backup of version 1. They stay readable for ever: a failing test here means that somebody's store
//! no longer opens, never that this file needs to be made anew.

use uuid::Uuid;

pub(crate) const STORE: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
pub(crate) const WORKER: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_000a);
pub(crate) const NAME: &str = "Aino Mäkinen";
pub(crate) const PASSPHRASE: &str = "kolme kuusta pihalla";
pub(crate) const RECOVERY_KEY: &str =
    "E9RM-ZB2C-7PZZ-ZJP0-H9CA-XEAN-XRHN-GEMS-QXD0-TD91-T43X-MVAJ-D4TF-BDYN";
pub(crate) const DATABASE_KEY: &str =
    "f29eed87184f9b908ca5f4af41733939e348e19ee1343cf5f6e543441107c24a";
pub(crate) const DATABASE: &[u8] = b"what VACUUM INTO wrote";

pub(crate) const SLOT_FILE: &str = r#"{
  "format": "polku-keys",
  "version": 1,
  "slots": {
    "store": "01900000-0000-7000-8000-000000000001",
    "made_at": 1795337497680,
    "cost": "standard",
    "name_salt": "6WjL3kXP/5hwLdxbFicWWBaBtJPyIG/ZGmAlgU9fgTA=",
    "workers": [
      {
        "worker": "01900000-0000-7000-8000-00000000000a",
        "name_hash": "HaMkZBJ5q5o5QHuSp1DLbAAnZgKFDlNHLGVclLP3rIM=",
        "argon2id": {
          "memory_kib": 65536,
          "passes": 3,
          "lanes": 1
        },
        "salt": "DK5a3UV5fOGHCmRIopqudw==",
        "public_key": "Sf2/6v3sg/5xpN4CcBul6PAv0CJsCaR3oAvSK/GQqUU=",
        "private_key": {
          "nonce": "iFd86SKWOJGU/iRNHYNhkAGqpdEehVbH",
          "ciphertext": "BgU8HmV5Jo8HgJ/CoRWiJKP6deR8lh+t5/Oybcc2x3SUCOoOMPq56HpzeNltZ/hc"
        },
        "master_key": {
          "ephemeral_public": "Qxw5pcvLS608XiqagpfoVzEgYoG81XFNbeA1EOPOWSU=",
          "ciphertext": "HZtv7Fg3wDcbwvRzFnyenffb7XJ0O19IIYJE4+FunHBPBNvKAChZNS1mpJkJ+M/o"
        }
      }
    ],
    "recovery": {
      "public_key": "x0rJLSFvSVNa2qrfMSN12YfbDaHoZzB02Rt4awQOZj8=",
      "private_key": {
        "nonce": "TLaUFLOpsBXAJxX8C07dLhsXjGksIEZx",
        "ciphertext": "V26EZo34Gx8klAabCAuMTWyUlZalOr697TPtr1DXFM2fjv7fzIDnxGWS8l7JAeKF"
      },
      "master_key": {
        "ephemeral_public": "RwWuTYdfwKd8mdquvKuCS2u3AXw+tK8dQWNfo5VYMmg=",
        "ciphertext": "yb9eXKl5W2HNut6SlftNZt+l48skmOgGVYhN3omlARaglXe8hgik/MgpC/wvyFIx"
      }
    }
  },
  "authentication": "tErEsPxDAvnuDwIMZRL3m45dKXhQtagg1V30gvT4lxs=",
  "checksum": "83420fdc5c8ba9f1183e358e2661a6a64d744beb248a45fac5c3610874ceed88"
}
"#;

pub(crate) const BACKUP: &str = "
UE9MS1VCQUsAAAABAAAHYnsic2xvdHMiOiJ7XG4gIFwiZm9ybWF0XCI6IFwicG9sa3Uta2V5c1wiLFxuICBcInZlcnNpb25cIjog
MSxcbiAgXCJzbG90c1wiOiB7XG4gICAgXCJzdG9yZVwiOiBcIjAxOTAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMVwi
LFxuICAgIFwibWFkZV9hdFwiOiAxNzk1MzM3NDk3NjgwLFxuICAgIFwiY29zdFwiOiBcInN0YW5kYXJkXCIsXG4gICAgXCJuYW1l
X3NhbHRcIjogXCI2V2pMM2tYUC81aHdMZHhiRmljV1dCYUJ0SlB5SUcvWkdtQWxnVTlmZ1RBPVwiLFxuICAgIFwid29ya2Vyc1wi
OiBbXG4gICAgICB7XG4gICAgICAgIFwid29ya2VyXCI6IFwiMDE5MDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDBhXCIs
XG4gICAgICAgIFwibmFtZV9oYXNoXCI6IFwiSGFNa1pCSjVxNW81UUh1U3AxRExiQUFuWmdLRkRsTkhMR1ZjbExQM3JJTT1cIixc
biAgICAgICAgXCJhcmdvbjJpZFwiOiB7XG4gICAgICAgICAgXCJtZW1vcnlfa2liXCI6IDY1NTM2LFxuICAgICAgICAgIFwicGFz
c2VzXCI6IDMsXG4gICAgICAgICAgXCJsYW5lc1wiOiAxXG4gICAgICAgIH0sXG4gICAgICAgIFwic2FsdFwiOiBcIkRLNWEzVVY1
Zk9HSENtUklvcHF1ZHc9PVwiLFxuICAgICAgICBcInB1YmxpY19rZXlcIjogXCJTZjIvNnYzc2cvNXhwTjRDY0J1bDZQQXYwQ0pz
Q2FSM29BdlNLL0dRcVVVPVwiLFxuICAgICAgICBcInByaXZhdGVfa2V5XCI6IHtcbiAgICAgICAgICBcIm5vbmNlXCI6IFwiaUZk
ODZTS1dPSkdVL2lSTkhZTmhrQUdxcGRFZWhWYkhcIixcbiAgICAgICAgICBcImNpcGhlcnRleHRcIjogXCJCZ1U4SG1WNUpvOEhn
Si9Db1JXaUpLUDZkZVI4bGgrdDUvT3liY2MyeDNTVUNPb09NUHE1NkhwemVObHRaL2hjXCJcbiAgICAgICAgfSxcbiAgICAgICAg
XCJtYXN0ZXJfa2V5XCI6IHtcbiAgICAgICAgICBcImVwaGVtZXJhbF9wdWJsaWNcIjogXCJReHc1cGN2TFM2MDhYaXFhZ3Bmb1Z6
RWdZb0c4MVhGTmJlQTFFT1BPV1NVPVwiLFxuICAgICAgICAgIFwiY2lwaGVydGV4dFwiOiBcIkhadHY3Rmczd0RjYnd2UnpGbnll
bmZmYjdYSjBPMTlJSVlKRTQrRnVuSEJQQk52S0FDaFpOUzFtcEprSitNL29cIlxuICAgICAgICB9XG4gICAgICB9XG4gICAgXSxc
biAgICBcInJlY292ZXJ5XCI6IHtcbiAgICAgIFwicHVibGljX2tleVwiOiBcIngwckpMU0Z2U1ZOYTJxcmZNU04xMllmYkRhSG9a
ekIwMlJ0NGF3UU9aajg9XCIsXG4gICAgICBcInByaXZhdGVfa2V5XCI6IHtcbiAgICAgICAgXCJub25jZVwiOiBcIlRMYVVGTE9w
c0JYQUp4WDhDMDdkTGhzWGpHa3NJRVp4XCIsXG4gICAgICAgIFwiY2lwaGVydGV4dFwiOiBcIlYyNkVabzM0R3g4a2xBYWJDQXVN
VFd5VWxaYWxPcjY5N1RQdHIxRFhGTTJmanY3ZnpJRG54R1dTOGw3SkFlS0ZcIlxuICAgICAgfSxcbiAgICAgIFwibWFzdGVyX2tl
eVwiOiB7XG4gICAgICAgIFwiZXBoZW1lcmFsX3B1YmxpY1wiOiBcIlJ3V3VUWWRmd0tkOG1kcXV2S3VDUzJ1M0FYdyt0SzhkUVdO
Zm81VllNbWc9XCIsXG4gICAgICAgIFwiY2lwaGVydGV4dFwiOiBcInliOWVYS2w1VzJITnV0NlNsZnROWnQrbDQ4c2ttT2dHVllo
TjNvbWxBUmFnbFhlOGhnaWsvTWdwQy93dnlGSXhcIlxuICAgICAgfVxuICAgIH1cbiAgfSxcbiAgXCJhdXRoZW50aWNhdGlvblwi
OiBcInRFckVzUHhEQXZudUR3SU1aUkwzbTQ1ZEtYaFF0YWdnMVYzMGd2VDRseHM9XCIsXG4gIFwiY2hlY2tzdW1cIjogXCI4MzQy
MGZkYzVjOGJhOWYxMTgzZTM1OGUyNjYxYTZhNjRkNzQ0YmViMjQ4YTQ1ZmFjNWMzNjEwODc0Y2VlZDg4XCJcbn1cbiIsInN0b3Jl
IjoiMDE5MDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxIiwibWFkZV9hdCI6MTc5MDAwMDAwMDAwMCwic2NoZW1hX3Zl
cnNpb24iOjEsImFwcF92ZXJzaW9uIjoiMC4wLjAifR/SDAdk5quiCS07uUdiyqZgSWO9rzoUoGY03Pbb3QHrWEVuYFGt38fLAD4v
/7UNY9kSV8lOIK6n+bNw083h8c+WGVfXoRfEjz1jHAHsZX8N8T332OAfHCjS
";
